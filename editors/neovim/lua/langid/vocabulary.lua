-- The words of both sides: file types that Neovim can show, languages that the server can answer with.
-- Knows: what each side said of itself. Never: which word means what.
local config = require('langid.config')
local filetypes = require('langid.filetypes')

local M = {}

---@type string[] file types of languages that were taught; nothing in 'runtimepath' is there for them
local taught = {}
---@type string[]
local languages = {}

---@return string[] # in order
function M.filetypes()
  return filetypes.all(vim.list_extend(vim.list_slice(taught), config.get().filetypes))
end

---@return string[] # by the server's ids; empty before it said
function M.languages()
  return languages
end

--- A file type may be set from now on.
---@param filetype string
---@return boolean # whether that is news
function M.add(filetype)
  if vim.list_contains(taught, filetype) then
    return false
  end
  taught[#taught + 1] = filetype
  return true
end

--- The server said what it can answer with. Neovim has no files for what the user taught, but can show it.
---@param all langid.Known[]
---@return boolean # whether there are file types that we did not know
function M.take(all)
  languages = {}
  local news = false
  for _, one in ipairs(all) do
    languages[#languages + 1] = one.language
    if one.taught and not one.languageId then
      news = M.add(one.neovim or one.language) or news
    end
  end
  return news
end

return M
