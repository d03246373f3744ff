/** A control that machines of the sample factory have, and how such a control is talked to. */
export interface SampleControl {
  readonly name: string
  readonly vendor: string
  readonly protocol: 'focas' | 'mtconnect' | 'serialdnc' | 'none'
}

/** A product that the sample factory has machines of. */
export interface SampleModel {
  readonly name: string
  readonly vendor: string
  /** One of the machine types that the equipment plugin brings. */
  readonly machinetype: string
  /** One of `controls`. */
  readonly control?: string
  /** What its serial numbers begin with. */
  readonly serial: string
  /** One control runs two paths, each a machine with a number of its own. */
  readonly isdualpath?: boolean
}

/** Who makes what stands in the factory. */
export const vendors: readonly { readonly name: string; readonly website: string }[] = [
  { name: 'Okuma', website: 'https://www.okuma.com' },
  { name: 'DMG MORI', website: 'https://www.dmgmori.com' },
  { name: 'Mazak', website: 'https://www.mazak.com' },
  { name: 'Makino', website: 'https://www.makino.com' },
  { name: 'Haas Automation', website: 'https://www.haascnc.com' },
  { name: 'Hermle', website: 'https://www.hermle.de' },
  { name: 'GROB', website: 'https://www.grobgroup.com' },
  { name: 'Toshulin', website: 'https://www.toshulin.com' },
  { name: 'DN Solutions', website: 'https://www.dn-solutions.com' },
  { name: 'Nakamura-Tome', website: 'https://www.nakamura-tome.com' },
  { name: 'Gleason', website: 'https://www.gleason.com' },
  { name: 'Liebherr', website: 'https://www.liebherr.com' },
  { name: 'American Broach', website: 'https://www.americanbroach.com' },
  { name: 'Studer', website: 'https://www.studer.com' },
  { name: 'Danobat', website: 'https://www.danobat.com' },
  { name: 'Blohm', website: 'https://www.blohm-jung.com' },
  { name: 'Sodick', website: 'https://www.sodick.com' },
  { name: 'GF Machining Solutions', website: 'https://www.gfms.com' },
  { name: 'Ipsen', website: 'https://www.ipsenglobal.com' },
  { name: 'SECO/WARWICK', website: 'https://www.secowarwick.com' },
  { name: 'Progressive Surface', website: 'https://www.progressivesurface.com' },
  { name: 'Ecoclean', website: 'https://www.ecoclean-group.net' },
  { name: 'Rosler', website: 'https://www.rosler.com' },
  { name: 'Telesis', website: 'https://www.telesis.com' },
  { name: 'Greenerd', website: 'https://www.greenerd.com' },
  { name: 'ZEISS', website: 'https://www.zeiss.com' },
  { name: 'Hexagon', website: 'https://www.hexagon.com' },
  { name: 'Mitutoyo', website: 'https://www.mitutoyo.com' },
  { name: 'Keyence', website: 'https://www.keyence.com' },
  { name: 'FANUC', website: 'https://www.fanuc.com' },
  { name: 'Siemens', website: 'https://www.siemens.com' },
  { name: 'Heidenhain', website: 'https://www.heidenhain.com' },
]

/** The controls of the machines. */
export const controls: readonly SampleControl[] = [
  { name: 'FANUC 31i-B5', vendor: 'FANUC', protocol: 'focas' },
  { name: 'FANUC 31i-B', vendor: 'FANUC', protocol: 'focas' },
  { name: 'FANUC 0i-TF', vendor: 'FANUC', protocol: 'focas' },
  { name: 'FANUC 18i-TB', vendor: 'FANUC', protocol: 'serialdnc' },
  { name: 'OSP-P300S', vendor: 'Okuma', protocol: 'mtconnect' },
  { name: 'OSP-P300L', vendor: 'Okuma', protocol: 'mtconnect' },
  { name: 'MAZATROL SmoothX', vendor: 'Mazak', protocol: 'mtconnect' },
  { name: 'Haas NGC', vendor: 'Haas Automation', protocol: 'mtconnect' },
  { name: 'SINUMERIK 840D sl', vendor: 'Siemens', protocol: 'none' },
  { name: 'TNC 640', vendor: 'Heidenhain', protocol: 'none' },
]

const model = (vendor: string, name: string, facts: Omit<SampleModel, 'name' | 'vendor'>): SampleModel => ({
  name,
  vendor,
  ...facts,
})

/** The products. */
export const models: readonly SampleModel[] = [
  model('Okuma', 'LB3000 EX II', { machinetype: 'Horizontal lathe', serial: 'LB', control: 'OSP-P300L' }),
  model('Okuma', 'MULTUS U3000', { machinetype: 'Mill-turn', serial: 'MU', control: 'OSP-P300S' }),
  model('Okuma', 'VTM-1200YB', { machinetype: 'Vertical lathe', serial: 'VT', control: 'OSP-P300S' }),
  model('DMG MORI', 'NTX 2000', { machinetype: 'Mill-turn', serial: 'NX', control: 'SINUMERIK 840D sl' }),
  model('DMG MORI', 'DMU 85 monoBLOCK', { machinetype: '5-axis mill', serial: 'DU', control: 'TNC 640' }),
  model('Mazak', 'INTEGREX i-400S', { machinetype: 'Mill-turn', serial: '27', control: 'MAZATROL SmoothX' }),
  model('Mazak', 'VARIAXIS i-700', { machinetype: '5-axis mill', serial: '28', control: 'MAZATROL SmoothX' }),
  model('Makino', 'a81nx', { machinetype: 'Horizontal machining center', serial: 'A81', control: 'FANUC 31i-B5' }),
  model('Makino', 'D500', { machinetype: '5-axis mill', serial: 'D5', control: 'FANUC 31i-B5' }),
  model('Haas Automation', 'VF-4SS', { machinetype: 'Vertical machining center', serial: '11', control: 'Haas NGC' }),
  model('Hermle', 'C 42 U', { machinetype: '5-axis mill', serial: '26', control: 'TNC 640' }),
  model('GROB', 'G350a', { machinetype: '5-axis mill', serial: 'GB', control: 'SINUMERIK 840D sl' }),
  model('Toshulin', 'POWERTURN 1600', { machinetype: 'Vertical lathe', serial: 'PT', control: 'SINUMERIK 840D sl' }),
  model('DN Solutions', 'PUMA V8300', { machinetype: 'Vertical lathe', serial: 'PV', control: 'FANUC 0i-TF' }),
  model('DN Solutions', 'PUMA TT1800SY', {
    machinetype: 'Horizontal lathe',
    serial: 'TT',
    control: 'FANUC 31i-B',
    isdualpath: true,
  }),
  model('Nakamura-Tome', 'WT-150II', {
    machinetype: 'Horizontal lathe',
    serial: 'WT',
    control: 'FANUC 31i-B',
    isdualpath: true,
  }),
  model('Gleason', 'Phoenix 600HC', { machinetype: 'Hobbing', serial: 'GP', control: 'SINUMERIK 840D sl' }),
  model('Liebherr', 'LC 180', { machinetype: 'Hobbing', serial: 'LC', control: 'FANUC 18i-TB' }),
  model('American Broach', 'V-20-72', { machinetype: 'Broach', serial: 'AB', control: 'FANUC 18i-TB' }),
  model('Studer', 'S41', { machinetype: 'Grinder', serial: 'S4', control: 'FANUC 31i-B' }),
  model('Studer', 'S33', { machinetype: 'Grinder', serial: 'S3', control: 'FANUC 0i-TF' }),
  model('Danobat', 'LG-1000', { machinetype: 'Grinder', serial: 'DL', control: 'SINUMERIK 840D sl' }),
  model('Blohm', 'PROFIMAT MC 607', { machinetype: 'Grinder', serial: 'BP', control: 'SINUMERIK 840D sl' }),
  model('Sodick', 'AQ750L', { machinetype: 'EDM', serial: 'SQ' }),
  model('GF Machining Solutions', 'CUT P 550', { machinetype: 'EDM', serial: 'CP' }),
  model('GF Machining Solutions', 'FORM P 600', { machinetype: 'EDM', serial: 'FP' }),
  model('Ipsen', 'TITAN H6', { machinetype: 'Furnace', serial: 'IT' }),
  model('SECO/WARWICK', 'Vector', { machinetype: 'Heat treat', serial: 'SV' }),
  model('Progressive Surface', 'Robotic shot peen cell', {
    machinetype: 'Shot peen',
    serial: 'PS',
    control: 'FANUC 31i-B',
  }),
  model('Ecoclean', 'EcoCwave', { machinetype: 'Part washer', serial: 'EW' }),
  model('Rosler', 'R 220 EC', { machinetype: 'Deburr', serial: 'RO' }),
  model('Telesis', 'BenchMark 460', { machinetype: 'Marking', serial: 'TB' }),
  model('Greenerd', 'HCA-100', { machinetype: 'Hydraulic press', serial: 'GH' }),
  model('ZEISS', 'CONTURA G2', { machinetype: 'CMM', serial: 'ZC' }),
  model('Hexagon', 'GLOBAL S 9.12.8', { machinetype: 'CMM', serial: 'HG' }),
  model('Mitutoyo', 'CRYSTA-Apex S 9108', { machinetype: 'CMM', serial: 'MC' }),
  model('Keyence', 'LM-1100', { machinetype: 'Vision system', serial: 'KL' }),
]
