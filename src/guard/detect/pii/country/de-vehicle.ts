import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId } from "./national-id.ts";

const dePlate = defineNationalId({
  id: "de-license-plate",
  country: "DE",
  title: "German vehicle registration plate",
  entity: "DE_KFZ",
  severity: "medium",
  references: ["FZV annex 1 and 4"],
  shape: /(?<![\p{L}\p{N}_])[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?\d{1,4}[HE]?(?![\p{L}\p{N}_])/iu,
  // Small letters are anything: `in a 20`.
  validate: (_, written, before) => {
    // The end of a number in groups: `12345678 A BC1`.
    if (/\d $/.test(before().slice(-2))) return false;
    const district = /^\p{L}+/u.exec(written)?.[0] ?? "";
    return DISTRICTS.has(district)
      ? 0.2
      : / /.test(written) && DISTRICTS.has(district.toUpperCase());
  },
  bare: 0,
  meant: 0.85,
  words: (
    "kennzeichen,kfz,nummernschild,fahrzeug,pkw,amtliches kennzeichen,plate," +
    "license plate,licence plate,matrícula"
  ).split(","),
  examples: {
    finds: ["Kennzeichen S KT 4711", "HB-XR-815", "WI LN 66H", "kfz m xy 99"],
    ignores: ["SKT4711", "S 4711", "SXYZ KT 4711", "in a 20", "JJ AB 12"],
  },
});

/** Districts, those of before that are given again included. */
const DISTRICTS: ReadonlySet<string> = new Set(
  (
    "A AA AB ABG ABI AC AE AH AIB AIC AK ALF ALZ AM AN ANA ANG ANK AÖ AP APD ARN ART AS ASL " +
    "ASZ AT AU AUR AW AZ AZE B BA BAD BAR BB BBG BC BCH BED BER BF BGD BGL BH BI BID BIN BIR " +
    "BIT BIW BK BKS BL BLB BLK BM BN BNA BO BÖ BOG BOH BOR BOT BRA BRB BRG BRK BRL BRV BS BSB " +
    "BSK BT BTF BÜD BÜR BÜS BÜZ BZ BZA C CA CAS CB CE CHA CLP CLZ CO COC COE CR CUX CW D DA " +
    "DAH DAN DAU DBR DD DE DEG DEL DGF DH DI DIL DIN DIZ DKB DL DLG DM DN DO DON DU DÜW DW DZ " +
    "E EA EB EBE EBN EBS ECK ED EE EF EG EH EI EIC EIH EIL EIN EIS EL EM EMD EMS EN ER ERB " +
    "ERH ERK ERZ ES ESB ESW EU EW F FB FD FDB FDS FEU FF FFB FG FH FI FKB FL FLÖ FN FO FOR FR " +
    "FRG FRI FRW FS FT FTL FÜ FÜS FW FZ G GA GAN GAP GC GD GDB GE GEL GEM GEO GER GF GG GHA " +
    "GHC GI GK GL GLA GM GMN GN GNT GÖ GOA GOH GP GR GRA GRH GRI GRM GRZ GS GT GTH GÜ GUB GUN " +
    "GV GVM GW GZ H HA HAB HAL HAM HAS HB HBN HBS HC HCH HD HDH HDL HE HEB HEF HEI HEL HER " +
    "HET HF HG HGN HGW HH HHM HI HIG HIP HK HL HM HMÜ HN HO HOG HOH HOL HOM HOR HÖS HOT HP HR " +
    "HRO HS HSK HST HU HUS HV HVL HWI HX HY HZ IGB IK IL ILL IN IZ J JE JL JÜL K KA KB KC KE " +
    "KEH KEL KEM KF KG KH KI KIB KK KL KLE KLZ KM KN KO KÖN KÖT KÖZ KR KRU KS KT KU KÜN KUS " +
    "KW KY KYF L LA LAN LAU LB LBS LBZ LC LD LDK LDS LEO LER LEV LF LG LH LI LIB LIF LIN LIP " +
    "LL LM LN LÖ LÖB LOS LP LR LRO LSA LSN LSZ LU LÜN LUP LWL M MA MAB MAI MAK MAL MB MC MD " +
    "ME MED MEG MEI MEK MEL MER MET MG MGH MGN MH MHL MI MIL MK MKK ML MM MN MO MOD MOL MON " +
    "MOS MQ MR MS MSE MSH MSP MST MTK MTL MÜ MÜB MÜR MVL MW MY MYK MZ MZG N NAB NAI NAU NB ND " +
    "NDH NE NEA NEB NEC NEN NES NEW NF NH NI NK NL NM NMB NMS NÖ NOH NOL NOM NOR NP NR NRW NT " +
    "NU NVP NW NWM NY NZ OA OAL OB OBB OBG OC OCH OD OE OF OG OH OHA ÖHR OHV OHZ OK OL OP OPR " +
    "OS OSL OVI OVL OVP P PA PAF PAN PAR PB PCH PE PEG PF PI PIR PK PL PLÖ PM PN PR PRÜ PS PW " +
    "PZ QFT QLB R RA RC RD RDG RE REG REH REI RG RH RI RID RIE RL RM RN RO ROD ROF ROH ROK " +
    "ROL ROS ROT ROW RP RS RSL RT RU RÜD RÜG RV RW RZ S SAB SAD SAL SAN SAW SB SBG SBK SC SCZ " +
    "SDH SDL SDT SE SEB SEE SEF SEL SFB SFT SG SGH SH SHA SHG SHK SHL SI SIG SIM SK SL SLE " +
    "SLF SLG SLK SLN SLS SLÜ SLZ SM SMÜ SN SO SOB SOG SOK SÖM SON SP SPB SPN SR SRB SRO ST " +
    "STA STB STD STE STL STO SU SUL SÜW SW SWA SY SZ SZB TBB TDO TE TET TF TG THL THW TIR TO " +
    "TÖL TP TR TS TT TÜ TUT UE UEM UER UFF UH UL UM UN USI V VAI VB VEC VER VG VIB VIE VIT VK " +
    "VL VOH VR VS W WA WAF WAK WAN WAR WAT WB WBS WDA WE WEB WEG WEL WEN WER WES WF WG WHV WI " +
    "WIL WIS WIT WIV WIZ WK WL WLG WM WMS WN WND WO WOB WOH WOL WOR WOS WR WRN WS WSF WST WSW " +
    "WT WTL WTM WÜ WUG WÜM WUN WUR WW WZ WZL X Y Z ZE ZEL ZI ZIG ZP ZR ZW ZZ"
  ).split(" "),
);

/** With nine digits behind they are rather tax numbers of these countries. */
const TAXED = /^(?:AT|BE|BG|DE|DK|EE|EL|ES|FI|FR|GB|GR|IE|IT|LT|NL|PL|PT|RO|RS|SE|XI)\d+$/;

const deDriverLicense = defineNationalId({
  id: "de-driver-license",
  country: "DE",
  title: "German driving licence number",
  entity: "DE_FUEHRERSCHEIN",
  references: ["FeV annex 8", "Directive 2006/126/EC"],
  shape: /(?<![\p{L}\p{N}_])[A-Z0-9]{9}\d[A-Z0-9](?![\p{L}\p{N}_])/u,
  validate: (value) => {
    if (/^[A-Z]{2}\d{8}[A-Z\d]$/.test(value)) return TAXED.test(value) || 0.2;
    return /^(?=.*[A-Z])[A-Z]\d{2}/.test(value);
  },
  bare: 0,
  words: (
    "führerschein*,fuehrerschein*,fahrerlaubnis*,driving licence,driver license," +
    "driver's license,driving license,permiso de conducir,carné de conducir"
  ).split(","),
  examples: {
    finds: ["Führerschein B072RRE2I55", "RT40718263C", "Fahrerlaubnis WF907060504"],
    ignores: ["B072RRE2I55", "RT40718263", "RT40718263CD", "Führerschein 40718263555"],
  },
});

export const deVehicleRecognizers: readonly Recognizer[] = [dePlate, deDriverLicense];
