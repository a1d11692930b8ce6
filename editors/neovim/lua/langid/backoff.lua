-- When a server that crashed is started again.
-- Knows: earlier crashes. Never: processes.
local M = {}

local DELAYS_MS = { 500, 1000, 2000, 4000, 8000 }
local WITHIN_S = 180

---@type number[] when it crashed, in seconds of some clock
local crashes = {}

--- It crashed once more.
---@param now number the clock, in seconds
---@return integer? delay_ms before it is started again; nil when that is no use
---@return integer crashes within the last three minutes
function M.crashed(now)
  crashes[#crashes + 1] = now
  crashes = vim.tbl_filter(function(time)
    return now - time < WITHIN_S
  end, crashes)
  return DELAYS_MS[#crashes], #crashes
end

--- The user begins anew.
function M.forget()
  crashes = {}
end

return M
