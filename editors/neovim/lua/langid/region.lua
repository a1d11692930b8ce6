-- What a part of any buffer is written in. Nothing is set.
-- Knows: how a part is taken out of a buffer, how the answer reads. Never: documents; the text itself is
-- sent.
local choices = require('langid.choices')
local client = require('langid.client')
local float = require('langid.float')
local say = require('langid.say')
local text = require('langid.text')

local M = {}

---@param answer langid.Answer
---@param regions langid.Region[]
---@param first integer line of the buffer that the part begins in, from 1
---@return langid.PageLine[]
function M.page(answer, regions, first)
  local page = {} ---@type langid.PageLine[]
  if answer.name then
    page[1] = { { answer.name, 'LangIdTitle' }, { ', ' .. say.percent(answer.confidence) } }
  else
    page[1] = { { 'No language', 'LangIdTitle' }, { ': ' .. choices.silence(answer) } }
  end
  if #regions > 1 then
    for _, region in ipairs(regions) do
      local from, to = region.startLine + first, region.endLine + first - 1
      local lines = from == to and ('line %d'):format(from) or ('lines %d to %d'):format(from, to)
      page[#page + 1] = { { lines .. ': ', 'LangIdNote' }, { region.name or region.kind } }
    end
  end
  return page
end

--- Says what some lines are written in.
---@param lines string[]
---@param first integer line of the buffer that they begin in, from 1
function M.tell(lines, first)
  local part = text.joined(text.clean_all(lines))
  client.request('langid/identify', { text = part }, function(err, answer)
    if err then
      say.warn(err)
      return
    end
    client.request('langid/regions', { text = part }, function(_, result)
      float.show('region', M.page(answer, result and result.regions or {}, first))
    end)
  end)
end

---@param first integer from 1
---@param last integer
function M.lines(first, last)
  M.tell(vim.api.nvim_buf_get_lines(0, first - 1, last, false), first)
end

local BLOCK = vim.keycode('<C-v>')

--- The selection, as it is.
function M.visual()
  require('langid').start()
  local from, to, mode = vim.fn.getpos('v'), vim.fn.getpos('.'), vim.fn.mode()
  local first, last = math.min(from[2], to[2]), math.max(from[2], to[2])
  local lines = vim.fn.getregion(from, to, { type = mode })
  if mode == BLOCK and vim.fn.winsaveview().curswant == vim.v.maxcol then
    -- After `$` a block reaches to the end of every line, which `getregion` cannot be told.
    lines = vim.tbl_map(function(line)
      return line:sub(from[3])
    end, vim.api.nvim_buf_get_lines(0, first - 1, last, false))
  end
  vim.api.nvim_feedkeys(vim.keycode('<Esc>'), 'nx', false)
  M.tell(lines, first)
end

local modes = { char = 'v', line = 'V', block = BLOCK }

--- Called by Neovim when a motion has been made.
---@param kind 'char'|'line'|'block'
function M.operate(kind)
  local from, to = vim.fn.getpos("'["), vim.fn.getpos("']")
  M.tell(vim.fn.getregion(from, to, { type = modes[kind] }), from[2])
end

---@return string # keys that wait for a motion
function M.operator()
  require('langid').start()
  vim.o.operatorfunc = "v:lua.require'langid.region'.operate"
  return 'g@'
end

return M
