-- Lines of a buffer as they go to a server.
-- Knows: UTF-8, what JSON and LSP cannot carry. Never: buffers.
--
-- Every line ends with a line feed, the last one too, whatever the file has. A byte that is not UTF-8 becomes
-- `?`, a carriage return becomes a space, for in LSP it would end the line: columns in bytes stay what they
-- are.
local M = {}

--- How many bytes of a well-formed character begin at `i`; 0 where none does.
---@param s string
---@param i integer
---@return integer
local function character_at(s, i)
  local a, b, c, d = s:byte(i, i + 3)
  local function follows(x, low, high)
    return x ~= nil and x >= (low or 0x80) and x <= (high or 0xBF)
  end
  if a < 0x80 then
    return 1
  elseif a >= 0xC2 and a <= 0xDF then
    return follows(b) and 2 or 0
  elseif a >= 0xE0 and a <= 0xEF then
    local low, high = a == 0xE0 and 0xA0 or nil, a == 0xED and 0x9F or nil
    return follows(b, low, high) and follows(c) and 3 or 0
  elseif a >= 0xF0 and a <= 0xF4 then
    local low, high = a == 0xF0 and 0x90 or nil, a == 0xF4 and 0x8F or nil
    return follows(b, low, high) and follows(c) and follows(d) and 4 or 0
  end
  return 0
end

---@param run string bytes from 0x80 on
---@return string? # nil when nothing is wrong with it
local function repaired(run)
  local parts ---@type string[]?
  local i, from = 1, 1
  while i <= #run do
    local size = character_at(run, i)
    if size == 0 then
      parts = parts or {}
      parts[#parts + 1] = run:sub(from, i - 1)
      parts[#parts + 1] = '?'
      from, size = i + 1, 1
    end
    i = i + size
  end
  return parts and table.concat(parts) .. run:sub(from) or nil
end

local byte_at = string.byte

--- Whether something in a line may have to be replaced. A loop, because LuaJIT compiles loops and no
--- patterns: this is ten times as fast as `find`.
---@param line string
---@return boolean
local function is_suspect(line)
  for i = 1, #line do
    local byte = byte_at(line, i)
    if byte > 0x7F or byte == 0x0D then
      return true
    end
  end
  return false
end

--- The same line, as long in bytes, as it can be sent.
---@param line string
---@return string
function M.clean(line)
  if not is_suspect(line) then
    return line
  end
  local clean = line:gsub('\r', ' '):gsub('[\128-\255]+', repaired)
  return clean
end

--- Cleans a list of lines in place.
---@param lines string[]
---@return string[]
function M.clean_all(lines)
  for index, line in ipairs(lines) do
    lines[index] = M.clean(line)
  end
  return lines
end

---@param lines string[]
---@return string
function M.joined(lines)
  return #lines == 0 and '' or table.concat(lines, '\n') .. '\n'
end

---@param s string
---@param i integer
---@return boolean
local function continues(s, i)
  local byte = s:byte(i)
  return byte ~= nil and byte >= 0x80 and byte <= 0xBF
end

local CHUNK = 256 -- bytes compared at once, by the interpreter's own code

--- How many bytes two lines have in common at their beginning, in whole characters.
---@param a string
---@param b string
---@return integer
function M.common_head(a, b)
  local limit, same = math.min(#a, #b), 0
  while same < limit and a:sub(same + 1, same + CHUNK) == b:sub(same + 1, same + CHUNK) do
    same = math.min(same + CHUNK, limit)
  end
  while same < limit and a:byte(same + 1) == b:byte(same + 1) do
    same = same + 1
  end
  while same > 0 and (continues(a, same + 1) or continues(b, same + 1)) do
    same = same - 1
  end
  return same
end

--- How many bytes two lines have in common at their end, in whole characters, `limit` at most.
---@param a string
---@param b string
---@param limit integer
---@return integer
function M.common_tail(a, b, limit)
  local same = 0
  while same + CHUNK <= limit and a:sub(-same - CHUNK, -same - 1) == b:sub(-same - CHUNK, -same - 1) do
    same = same + CHUNK
  end
  while same < limit and a:byte(-same - 1) == b:byte(-same - 1) do
    same = same + 1
  end
  while same > 0 and continues(a, #a - same + 1) do
    same = same - 1
  end
  return same
end

return M
