-- What is said to a server first, and whether what it answers will do.
-- Knows: capabilities, options, the version of the protocol. Never: processes.
local config = require('langid.config')
local vocabulary = require('langid.vocabulary')

local M = {}

M.PROTOCOL = 1

---@return lsp.ClientCapabilities
function M.capabilities()
  local all = vim.lsp.protocol.make_client_capabilities()
  -- Neovim would look for a file of the document's name; edits come as results, and `edit.lua` makes them.
  all.workspace = vim.tbl_extend('force', all.workspace or {}, { applyEdit = false })
  return all
end

---@param earlier langid.Earlier[] where documents stood with the server before this one
---@return table # initializationOptions
function M.options(earlier)
  local options = config.settings()
  options.notify = true
  options.clientLanguages = vocabulary.filetypes()
  options.documents = earlier
  return { langid = options }
end

---@param result lsp.InitializeResult
---@return string? # what is wrong with the server; nil when we understand each other
function M.misfit(result)
  local protocol = vim.tbl_get(result, 'capabilities', 'experimental', 'langid', 'protocol')
  if protocol == M.PROTOCOL then
    return nil
  end
  local version = vim.tbl_get(result, 'serverInfo', 'version') or 'of unknown version'
  if type(protocol) ~= 'number' or protocol < M.PROTOCOL then
    local advice = 'update it, `pip install -U lsp-langid`'
    return ('the server lsp-langid %s is older than this plugin: %s'):format(version, advice)
  end
  local said = 'the server lsp-langid %s speaks protocol %d, this plugin %d: update the plugin'
  return said:format(version, protocol, M.PROTOCOL)
end

return M
