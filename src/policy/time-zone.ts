/** Local time of one zone. */
export interface LocalTime {
  /** 0 = Monday. */
  readonly day: number;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** True for names of the IANA database as they are spelled there; offsets are no zones. */
export function isTimeZone(name: string): boolean {
  if (CLOCKS.has(name)) return true;
  if (name !== "UTC" && !/^[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

type Clock = (nowMs: number) => LocalTime;

/** At most one of each zone that there is. */
const CLOCKS = new Map<string, Clock>();

/** The clock of a zone. It remembers one minute: zones change their offset at whole minutes. */
export function clockOf(zone: string): Clock {
  const clock = CLOCKS.get(zone) ?? createClock(zone);
  CLOCKS.set(zone, clock);
  return clock;
}

function createClock(zone: string): Clock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  let known = Number.NaN;
  let time: LocalTime = { day: 0, minute: 0 };
  return (nowMs) => {
    const bucket = Math.floor(nowMs / MINUTE_MS);
    if (bucket === known) return time;
    const parts = new Map(format.formatToParts(nowMs).map(({ type, value }) => [type, value]));
    const day = DAYS.indexOf(parts.get("weekday") ?? "");
    time = { day, minute: Number(parts.get("hour")) * 60 + Number(parts.get("minute")) };
    known = bucket;
    return time;
  };
}
