/**
 * Endings that make a dotted word a domain name by themselves (IANA Root Zone Database). Those that
 * are also names of files, fields or words (`.md`, `.py`, `.is`, `.name`) take a scheme or `www.`.
 */
const ENDINGS: ReadonlySet<string> = new Set(
  (
    "com org net edu gov mil int biz xyz online site website shop store tech cloud dev app " +
    "blog agency digital solutions consulting services company academy clinic dental hospital " +
    "health care bank finance insurance law legal lawyer jobs museum travel tours hotel " +
    "restaurant cafe club social community network systems software studio design photography " +
    "events media news press wiki space fun live world global city london berlin paris madrid " +
    "barcelona tokyo nyc amsterdam wien hamburg koeln eus cat gal bzh corsica scot wales asia " +
    "africa lat webcam email pro aero coop ac ad ae af ag al ar au aw ax az ba bb bd bf bg bh " +
    "bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch ci ck cl cm cn co cr cu cv cw cy cz de " +
    "dj dk dm dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq " +
    "gr gt gu gw gy hk hm hn hr ht hu ie il im io iq ir jm jo jp ke kg kh ki km kn kp kr kw " +
    "ky kz la lb lc li lk lr lt lu lv ly ma mc mg mh mk ml mn mp mq mr mt mu mv mw mx mz na " +
    "nc ne nf ng ni nl np nr nu nz om pa pe pf pg ph pk pl pm pn pr pt pw qa re ro ru rw sa " +
    "sb sc sd se sg si sk sl sm sn sr su sv sx sy sz tc td tf tg th tj tk tl tm tn tr tt tv " +
    "tw tz ua ug uk us uy uz va ve vg vi vn vu wf ws ye yt za zm zw ai"
  ).split(" "),
);

/** Whether a host name without a scheme ends like one of the web, in any case but `Xx`. */
export function endsLikeDomain(host: string): boolean {
  const ending = host.slice(host.lastIndexOf(".") + 1);
  const lower = ending.toLowerCase();
  return ENDINGS.has(lower) && (ending === lower || ending === ending.toUpperCase());
}
