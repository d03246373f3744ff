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

const model = (vendor: string, name: string, machinetype: string, serial: string, control?: string): SampleModel => ({
  name,
  vendor,
  machinetype,
  serial,
  ...(control === undefined ? {} : { control }),
})

/** The products. */
export const models: readonly SampleModel[] = [
  model('Okuma', 'LB3000 EX II', 'Horizontal lathe', 'LB', 'OSP-P300L'),
  model('Okuma', 'MULTUS U3000', 'Mill-turn', 'MU', 'OSP-P300S'),
  model('Okuma', 'VTM-1200YB', 'Vertical lathe', 'VT', 'OSP-P300S'),
  model('DMG MORI', 'NTX 2000', 'Mill-turn', 'NX', 'SINUMERIK 840D sl'),
  model('DMG MORI', 'DMU 85 monoBLOCK', '5-axis mill', 'DU', 'TNC 640'),
  model('Mazak', 'INTEGREX i-400S', 'Mill-turn', '27', 'MAZATROL SmoothX'),
  model('Mazak', 'VARIAXIS i-700', '5-axis mill', '28', 'MAZATROL SmoothX'),
  model('Makino', 'a81nx', 'Horizontal machining center', 'A81', 'FANUC 31i-B5'),
  model('Makino', 'D500', '5-axis mill', 'D5', 'FANUC 31i-B5'),
  model('Haas Automation', 'VF-4SS', 'Vertical machining center', '11', 'Haas NGC'),
  model('Hermle', 'C 42 U', '5-axis mill', '26', 'TNC 640'),
  model('GROB', 'G350a', '5-axis mill', 'GB', 'SINUMERIK 840D sl'),
  model('Toshulin', 'POWERTURN 1600', 'Vertical lathe', 'PT', 'SINUMERIK 840D sl'),
  model('DN Solutions', 'PUMA V8300', 'Vertical lathe', 'PV', 'FANUC 0i-TF'),
  { ...model('DN Solutions', 'PUMA TT1800SY', 'Horizontal lathe', 'TT', 'FANUC 31i-B'), isdualpath: true },
  { ...model('Nakamura-Tome', 'WT-150II', 'Horizontal lathe', 'WT', 'FANUC 31i-B'), isdualpath: true },
  model('Gleason', 'Phoenix 600HC', 'Hobbing', 'GP', 'SINUMERIK 840D sl'),
  model('Liebherr', 'LC 180', 'Hobbing', 'LC', 'FANUC 18i-TB'),
  model('American Broach', 'V-20-72', 'Broach', 'AB', 'FANUC 18i-TB'),
  model('Studer', 'S41', 'Grinder', 'S4', 'FANUC 31i-B'),
  model('Studer', 'S33', 'Grinder', 'S3', 'FANUC 0i-TF'),
  model('Danobat', 'LG-1000', 'Grinder', 'DL', 'SINUMERIK 840D sl'),
  model('Blohm', 'PROFIMAT MC 607', 'Grinder', 'BP', 'SINUMERIK 840D sl'),
  model('Sodick', 'AQ750L', 'EDM', 'SQ'),
  model('GF Machining Solutions', 'CUT P 550', 'EDM', 'CP'),
  model('GF Machining Solutions', 'FORM P 600', 'EDM', 'FP'),
  model('Ipsen', 'TITAN H6', 'Furnace', 'IT'),
  model('SECO/WARWICK', 'Vector', 'Heat treat', 'SV'),
  model('Progressive Surface', 'Robotic shot peen cell', 'Shot peen', 'PS', 'FANUC 31i-B'),
  model('Ecoclean', 'EcoCwave', 'Part washer', 'EW'),
  model('Rosler', 'R 220 EC', 'Deburr', 'RO'),
  model('Telesis', 'BenchMark 460', 'Marking', 'TB'),
  model('Greenerd', 'HCA-100', 'Hydraulic press', 'GH'),
  model('ZEISS', 'CONTURA G2', 'CMM', 'ZC'),
  model('Hexagon', 'GLOBAL S 9.12.8', 'CMM', 'HG'),
  model('Mitutoyo', 'CRYSTA-Apex S 9108', 'CMM', 'MC'),
  model('Keyence', 'LM-1100', 'Vision system', 'KL'),
]
