/**
 * One exchange of `bank.ts` as a script, so that it is one step and one round trip. The hash of a
 * meter has `d` (debt), `a` (when that was true) and for each holder what it holds, what it has
 * spent and when its lease ends. A lease that has ended is charged whole.
 *
 * KEYS: one for each claim. ARGV[1]: JSON of holder, share, leaseMs, claims and groups; each claim
 * is `[kind, capacity, perMs, endsAtMs, holds, spentFrom, spentTo, want]`, each group a flat list
 * of claim (from 0) and amount. Answers a flat list of numbers as texts: granted and left for each
 * claim; for each group -1 and 0, or the claim that blocks and how long to wait.
 */
export const EXCHANGE_SCRIPT = `
local CONCURRENT_WAIT_MS = 1000
local BUDGET_GRACE_MS = 3600000
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local request = cjson.decode(ARGV[1])
local own = 'h' .. request.holder

local function text(number)
  return string.format('%.17g', number)
end

local function read(index, claim)
  local cell = { kind = claim[1], capacity = claim[2], perMs = claim[3], endsAt = claim[4] }
  cell.debt, cell.at, cell.held, cell.granted, cell.others = 0, now, 0, 0, 0
  cell.gone = {}
  local mine = nil
  local ended = 0
  local flat = redis.call('HGETALL', KEYS[index])
  for at = 1, #flat, 2 do
    local field, value = flat[at], flat[at + 1]
    if field == 'd' then
      cell.debt = tonumber(value)
    elseif field == 'a' then
      cell.at = tonumber(value)
    else
      local holds, spent, ends = string.match(value, '^(%S+) (%S+) (%S+)$')
      local record = { tonumber(holds), tonumber(spent), tonumber(ends) }
      if record[3] <= now then
        ended = ended + record[1]
        cell.gone[#cell.gone + 1] = field
      elseif field == own then
        mine = record
      else
        cell.held = cell.held + record[1]
        cell.others = cell.others + 1
      end
    end
  end
  if cell.perMs > 0 and now > cell.at then
    cell.debt = math.max(0, cell.debt - (now - cell.at) * cell.perMs)
  end
  local before, lapsed = claim[6], 0
  if mine then
    before = math.max(before, mine[2])
    if claim[6] > mine[2] then lapsed = mine[1] end
  end
  if cell.kind ~= 'concurrent' then
    cell.debt = cell.debt + ended + lapsed + math.max(0, claim[7] - before)
  end
  cell.holds, cell.spent = claim[5], claim[7]
  cell.held = cell.held + cell.holds
  return cell
end

local function room(cell)
  return cell.capacity - cell.debt - cell.held
end

local function give(cell, amount)
  cell.held = cell.held + amount
  cell.holds = cell.holds + amount
  cell.granted = cell.granted + amount
end

local function waitFor(cell, over)
  if cell.kind == 'rate' then return over / cell.perMs end
  if cell.kind == 'concurrent' then return CONCURRENT_WAIT_MS end
  return math.max(1, cell.endsAt - now)
end

local cells = {}
for index, claim in ipairs(request.claims) do
  cells[index] = read(index, claim)
end

local verdicts = {}
for _, needs in ipairs(request.groups) do
  local blocking, worst = -1, 0
  for at = 1, #needs, 2 do
    local cell, amount = cells[needs[at] + 1], needs[at + 1]
    local over = amount - room(cell) - 1e-9 * (1 + cell.capacity) - 1e-3 * cell.perMs
    if over > 0 then
      local wait = waitFor(cell, over)
      if blocking < 0 or wait > worst then blocking, worst = needs[at], wait end
    end
  end
  if blocking < 0 then
    for at = 1, #needs, 2 do give(cells[needs[at] + 1], needs[at + 1]) end
  end
  verdicts[#verdicts + 1] = text(blocking)
  verdicts[#verdicts + 1] = text(worst)
end

local answer = {}
for index, cell in ipairs(cells) do
  local extra = math.floor(math.max(0, room(cell)) * request.share)
  give(cell, math.min(request.claims[index][8], extra))
  answer[#answer + 1] = text(cell.granted)
  answer[#answer + 1] = text(room(cell))
  local key = KEYS[index]
  for _, field in ipairs(cell.gone) do redis.call('HDEL', key, field) end
  if cell.holds > 0 then
    local ends = now + request.leaseMs
    redis.call('HSET', key, own, text(cell.holds) .. ' ' .. text(cell.spent) .. ' ' .. text(ends))
  else
    redis.call('HDEL', key, own)
  end
  if cell.debt <= 0 and cell.holds <= 0 and cell.others == 0 then
    redis.call('DEL', key)
  else
    redis.call('HSET', key, 'd', text(cell.debt), 'a', text(now))
    local keep = 2 * request.leaseMs + 1000
    if cell.kind == 'rate' then keep = keep + (cell.debt + cell.held) / cell.perMs end
    if cell.kind == 'budget' then
      keep = math.max(keep, cell.endsAt - now + BUDGET_GRACE_MS)
    end
    redis.call('PEXPIRE', key, text(math.ceil(keep)))
  end
end
for _, verdict in ipairs(verdicts) do answer[#answer + 1] = verdict end
return answer
`;
