/** One article of the sample factory. `days` ago it was reviewed; `models` and `machines` are those that it is about. */
export interface SampleArticle {
  readonly title: string
  readonly application?: string
  readonly keywords: string
  readonly owner: string
  readonly days: number
  readonly months?: number
  readonly link?: string
  readonly share?: string
  readonly body?: string
  readonly models?: readonly string[]
  readonly machines?: readonly string[]
  readonly notes?: readonly (readonly ['helped' | 'did not help' | 'out of date', string?])[]
}

export const samplearticles: readonly SampleArticle[] = [
  {
    title: 'Warm up the spindle after a weekend',
    keywords: 'spindle, warm-up, chatter, Monday',
    owner: 'Maintenance',
    days: 40,
    models: ['LB3000 EX II', 'MULTUS U3000', 'INTEGREX i-400S'],
    body: `A cold spindle grows by up to 20 \u00b5m in the first half hour.

1. Load the program **O9000** and choose *warm-up*.
2. Let it run through: 10 min at 25 %, 10 min at 50 %, 5 min at 80 % of the top speed.
3. Measure the first part at every step, not at the end.

Skip it only when the machine stood for less than four hours.`,
    notes: [['helped'], ['helped', 'First part was good again.'], ['helped']],
  },
  {
    title: 'FANUC: release an over-travel alarm (506, 507)',
    application: 'FANUC 30i and 31i',
    keywords: 'FANUC, alarm, over travel, 506, 507',
    owner: 'Maintenance',
    days: 120,
    models: ['V-20-72', 'VF-4SS', 'D500'],
    body: `The axis is beyond its stored stroke limit, mostly after a manual jog.

- Switch to **JOG** and hold **P + CAN** while the control starts: the limits are off until the next start.
- Jog the axis back by at least 5 mm.
- Switch the control off and on again, *without* holding keys.

If the alarm comes back, the reference is lost: call maintenance.`,
    notes: [['helped'], ['did not help', 'P + CAN did nothing, the keyboard was locked.']],
  },
  {
    title: 'Clear the chip conveyor before a lights-out shift',
    keywords: 'chips, conveyor, lights-out, titanium',
    owner: 'Cell leads',
    days: 200,
    models: ['C 42 U', 'DMU 85 monoBLOCK'],
    body: `Long chips of titanium jam the conveyor about two hours into an unattended shift.

1. Stop the conveyor, lock it out, open the hatch at the head.
2. Pull the nest out with the hook. Never by hand.
3. Run it backwards for ten seconds, then forwards.`,
    notes: [['helped']],
  },
  {
    title: 'Map the DNC share on a shop-floor PC',
    application: 'DNC client',
    keywords: 'DNC, share, drive, shop-floor PC',
    owner: 'Shop-floor IT',
    days: 330,
    share: '\\\\filesrv\\docs\\dnc-share.docx',
    notes: [['helped'], ['helped'], ['helped'], ['helped', 'Needs the account of the cell.']],
  },
  {
    title: 'Re-image a shop-floor PC',
    application: 'Imaging',
    keywords: 'PXE, image, shop-floor PC, reinstall',
    owner: 'Shop-floor IT',
    days: 500,
    link: 'https://intranet.example.com/kb/reimage',
    body: 'Note the COM ports and the licenses *before* you start: the image brings neither back.',
    notes: [['out of date', 'The boot menu looks different since the new image.']],
  },
  {
    title: 'CMM: the software does not find its dongle',
    application: 'Calypso',
    keywords: 'CMM, dongle, license, Calypso',
    owner: 'Metrology lab',
    days: 60,
    models: ['CONTURA G2'],
    body: `1. Close the software, pull the dongle, wait ten seconds.
2. Plug it into a port of the PC itself, not into a hub.
3. Start the license service again (*Services*, **CodeMeter Runtime Server**).`,
    notes: [['helped'], ['helped']],
  },
  {
    title: 'Vacuum furnace: door seal, check and change',
    keywords: 'furnace, seal, vacuum, leak rate',
    owner: 'Special processes',
    days: 420,
    models: ['TITAN H6', 'Vector'],
    body: `A leak rate above **13 \u00b5bar/min** with a cold, empty furnace means the door seal.

- Clean the groove with a lint-free cloth and isopropanol.
- A new seal is stored in cabinet 4, never on the furnace.
- Write the leak rate before and after into the log of the furnace.`,
  },
  {
    title: 'Shot peen: Almen strips at the start of a shift',
    keywords: 'shot peen, Almen, intensity, saturation',
    owner: 'Special processes',
    days: 25,
    months: 6,
    models: ['Robotic shot peen cell'],
    body: 'Two strips, positions 1 and 3 of the fixture. Both arc heights must lie within the band on the traveler, or the cell stands until process engineering has looked.',
    notes: [['helped']],
  },
  {
    title: 'Where the spare probe styli are',
    keywords: 'probe, stylus, spare',
    owner: 'Metrology lab',
    days: 15,
    months: 0,
    machines: ['3101', '3102', '3105'],
    body: 'Cabinet **M2**, second drawer, sorted by thread. Take one, leave its card on the desk of the lab.',
  },
]
