-- One look at a text that is too large to be followed.
-- Knows: which part of it is shown to the server. Never: when that is to be done.
local client = require('langid.client')
local text = require('langid.text')

local M = {}

local PART = 16 * 1024 -- bytes of head, middle and tail each; the server looks at no more of any text

--- Whole lines from one on, a part of them at most.
---@param buf integer
---@param first integer from 0
---@param into string[]
local function take(buf, first, into)
  local taken = 0
  local last = vim.api.nvim_buf_line_count(buf)
  while first < last and taken < PART do
    local line = vim.api.nvim_buf_get_lines(buf, first, first + 1, false)[1]:sub(1, PART)
    into[#into + 1] = line
    taken, first = taken + #line + 1, first + 1
  end
end

---@param buf integer
---@return string
local function sample(buf)
  local lines = {} ---@type string[]
  local count = vim.api.nvim_buf_line_count(buf)
  local average = math.max(1, vim.api.nvim_buf_get_offset(buf, count) / count)
  local part = math.ceil(PART / average)
  take(buf, 0, lines)
  take(buf, math.max(part, math.floor(count / 2)), lines)
  take(buf, math.max(math.floor(count / 2) + part, count - part), lines)
  return text.joined(text.clean_all(lines))
end

--- Sets the file type that the text should have. Nobody asks again, and no lock is kept: it is set once.
---@param buf integer
---@param may_set fun(): boolean asked when the answer is there
function M.look(buf, may_set)
  client.request('langid/identify', { text = sample(buf) }, function(err, answer)
    if not err and answer.neovim and vim.api.nvim_buf_is_loaded(buf) and may_set() then
      pcall(function()
        vim.bo[buf].filetype = answer.neovim
      end)
    end
  end)
end

return M
