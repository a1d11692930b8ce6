-- The moments at which a buffer is taken up or let go of.
-- Knows: Neovim's events. Never: which buffers are followed (`following.lua`), what the server thinks.
local apply = require('langid.apply')
local client = require('langid.client')
local config = require('langid.config')
local documents = require('langid.documents')
local following = require('langid.following')
local size = require('langid.size')
local status = require('langid.status')

local M = {}

--- A followed buffer has another name now. Neovim goes by names only where there is no file type, and there
--- is one that we set: so its rules are asked. Where they are silent the text goes on to decide.
---@param document langid.Document
local function renamed(document)
  local buf, notice = document.buf, document.notice
  documents.release(buf)
  status.changed(buf)
  if not following.is_ordinary(buf) then
    return
  end
  local ours = notice ~= nil and notice.state ~= 'locked' and vim.bo[buf].filetype == document.filetype
  local name = vim.api.nvim_buf_get_name(buf)
  if ours and name ~= '' then
    local filetype, _, weak = vim.filetype.match({ filename = name })
    if filetype and not weak then
      if vim.bo[buf].filetype ~= filetype then
        vim.bo[buf].filetype = filetype
      end
      return
    end
  end
  if name == '' or (config.get().files and following.is_bare(name)) then
    documents.follow(buf, ours)
  end
end

---@type table<integer, true>
local looked_at = {}

--- A text too large to be followed.
---@param buf integer
local function look_once(buf)
  if not looked_at[buf] then
    looked_at[buf] = true
    require('langid.glance').look(buf, function()
      return documents.get(buf) == nil and following.is_ours(buf)
    end)
  end
end

--- Takes up a buffer, or lets go of it.
---@param buf integer
local function consider(buf)
  if not vim.api.nvim_buf_is_valid(buf) then
    return
  end
  local document = documents.get(buf)
  if document then
    if vim.api.nvim_buf_get_name(buf) ~= document.name then
      renamed(document)
    elseif not following.is_ordinary(buf) then
      documents.release(buf)
      status.changed(buf)
    end
  elseif following.is_ours(buf) then
    client.start()
    if size.is_too_large(buf) then
      look_once(buf)
    else
      looked_at[buf] = nil
      documents.follow(buf, true)
    end
  end
end

--- The text of a followed buffer has become too large.
---@param document langid.Document
local function outgrown(document)
  local buf = document.buf
  if documents.get(buf) == document then
    documents.release(buf)
    status.changed(buf)
    consider(buf)
  end
end

--- The buffer of a document was unloaded, or its file was read again; then it begins anew, but for a choice.
---@param document langid.Document
local function detached(document)
  local buf = document.buf
  if documents.get(buf) ~= document then
    return
  end
  documents.release(buf)
  status.changed(buf)
  if
    not vim.api.nvim_buf_is_valid(buf)
    or not following.is_ordinary(buf)
    or vim.api.nvim_buf_get_name(buf) ~= document.name
    or size.is_too_large(buf)
  then
    return
  end
  local same = vim.bo[buf].filetype == document.filetype
  if document:is_locked() and same then
    documents.follow(buf)
  elseif same or following.is_fallback(buf) then
    documents.follow(buf, true)
  end
end

---@type table<integer, true>
local due = {}

--- Considers a buffer at the end of this turn: plugins make a buffer first and say afterwards what it is for.
---@param buf integer
local function consider_soon(buf)
  if due[buf] then
    return
  end
  due[buf] = true
  vim.schedule(function()
    due[buf] = nil
    consider(buf)
  end)
end

--- Considers a buffer now, because somebody asks about it.
---@param buf integer
---@return langid.Document?
function M.take_up(buf)
  if config.get().auto then
    consider(buf)
  end
  return documents.get(buf)
end

--- Makes a document of a buffer because the user asked about it.
---@param buf integer
---@return langid.Document? document
---@return string? problem
function M.attend(buf)
  local document = M.take_up(buf)
  if document then
    return document
  elseif not following.is_ordinary(buf) then
    local kind = vim.bo[buf].buftype
    return nil, kind == '' and 'the buffer is not loaded' or ('a `%s` buffer has no language'):format(kind)
  elseif size.is_too_large(buf) then
    return nil, ('the buffer is larger than %d bytes (option `max_bytes`)'):format(config.get().max_bytes)
  end
  return documents.follow(buf)
end

---@type langid.Hooks
local hooks = {
  ready = function()
    local encoding = assert(client.encoding())
    for _, document in ipairs(documents.all()) do
      document:open(encoding)
    end
  end,
  gone = function()
    for _, document in ipairs(documents.all()) do
      document:forgotten()
    end
  end,
  status = function()
    status.changed()
  end,
  notice = apply.take,
  earlier = function()
    local all = {} ---@type langid.Earlier[]
    for _, document in ipairs(documents.all()) do
      all[#all + 1] = document:earlier()
    end
    return all
  end,
}

--- Listens from now on; buffers that are there already are considered.
function M.start()
  client.set_hooks(hooks)
  documents.set_hooks({
    outgrown = outgrown,
    detached = function(document)
      looked_at[document.buf] = nil
      vim.schedule(function()
        detached(document)
      end)
    end,
  })
  local group = vim.api.nvim_create_augroup('langid', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    desc = 'LangId: a file type that is not ours is a choice',
    callback = function(event)
      local document = documents.get(event.buf)
      if document and vim.api.nvim_buf_get_name(event.buf) == document.name then
        apply.decided(document)
      end
    end,
  })
  vim.api.nvim_create_autocmd({ 'BufFilePost', 'BufNew', 'BufWritePost', 'TermOpen' }, {
    group = group,
    desc = 'LangId: a followed buffer may have another name or kind now',
    callback = function(event)
      if documents.get(event.buf) then
        consider_soon(event.buf)
      end
    end,
  })
  vim.api.nvim_create_autocmd('BufWipeout', {
    group = group,
    desc = 'LangId: the number of a buffer may be used for another at once',
    callback = function(event)
      local document = documents.get(event.buf)
      -- `:write NAME` says that the buffer is wiped out, which is not so: nothing was detached from it.
      if document and document.detached then
        documents.release(event.buf)
      end
    end,
  })
  vim.api.nvim_create_autocmd('OptionSet', {
    group = group,
    pattern = 'buftype',
    desc = 'LangId: a buffer may be of another kind now',
    callback = function()
      -- The event names no buffer when the option is set from Lua for another than the current one.
      for _, document in ipairs(documents.all()) do
        consider_soon(document.buf)
      end
    end,
  })
  vim.api.nvim_create_autocmd('VimLeavePre', {
    group = group,
    desc = 'LangId: leave without waiting for the server',
    callback = function()
      client.abandon()
      if package.loaded['langid.teach'] then
        require('langid.teach').abandon()
      end
    end,
  })
  if not config.get().auto then
    return
  end
  vim.api.nvim_create_autocmd({
    'BufEnter',
    'BufWinEnter',
    'BufReadPost',
    'BufNewFile',
    'StdinReadPost',
    'InsertEnter',
    'SessionLoadPost',
  }, {
    group = group,
    desc = 'LangId: a buffer may be one to follow',
    callback = function(event)
      consider_soon(event.buf)
    end,
  })
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    consider_soon(buf)
  end
end

return M
