-- Which buffers are followed.
-- Knows: names and kinds of buffers, Neovim's rules for names. Never: events, the server.
local config = require('langid.config')
local size = require('langid.size')

local M = {}

---@param buf integer
---@return boolean # whether its text is a user's, and not a terminal's, a help page's or a plugin's
function M.is_ordinary(buf)
  return vim.api.nvim_buf_is_loaded(buf) and vim.bo[buf].buftype == ''
end

--- A file whose name says nothing: no extension, and no URL of a plugin's.
---@param name string
---@return boolean
function M.is_bare(name)
  return vim.fn.fnamemodify(name, ':e') == ''
    and not name:find('^%a[%w+.-]*://')
    and vim.fn.isdirectory(name) == 0
end

--- Whether a file type is only what Neovim falls back to when it knows nothing, as it does for a file with a
--- `#` in its first lines. It was set by the script of Neovim's rules, which have none for this buffer.
---@param buf integer
---@return boolean
function M.is_fallback(buf)
  local script = vim.api.nvim_get_option_info2('filetype', { buf = buf }).last_set_sid
  local info = script > 0 and vim.fn.getscriptinfo({ sid = script })[1]
  if not info or vim.fs.normalize(info.name) ~= vim.fs.normalize(vim.env.VIMRUNTIME .. '/filetype.lua') then
    return false
  end
  local matched, _, weak = vim.filetype.match({ buf = buf }) -- the third is Neovim 0.12's word for a fallback
  return matched == nil or weak == true
end

--- Whether a buffer is to be looked at unasked.
---@param buf integer
---@return boolean
function M.is_ours(buf)
  if not M.is_ordinary(buf) or not vim.bo[buf].buflisted or vim.b[buf].langid == false then
    return false
  end
  local name = vim.api.nvim_buf_get_name(buf)
  if name ~= '' and not (config.get().files and M.is_bare(name)) then
    return false
  end
  return vim.bo[buf].filetype == '' or M.is_fallback(buf)
end

--- Why a buffer is not followed, for people.
---@param buf integer
---@return string
function M.why_not(buf)
  if not M.is_ordinary(buf) then
    return ('a `%s` buffer'):format(vim.bo[buf].buftype)
  elseif vim.b[buf].langid == false then
    return '`b:langid` is false'
  elseif vim.bo[buf].filetype ~= '' then
    return ('file type %s was not set by LangId'):format(vim.bo[buf].filetype)
  elseif not vim.bo[buf].buflisted then
    return 'the buffer is not listed'
  elseif size.is_too_large(buf) then
    return 'the text is larger than `max_bytes`'
  elseif not config.get().auto then
    return 'the option `auto` is off'
  end
  return 'the name of the file has an extension'
end

return M
