-- `:LangId` and its words.
-- Knows: words, ranges, completion. Never: how they are carried out.
local client = require('langid.client')
local langid = require('langid')
local say = require('langid.say')

local M = {}

---@class langid.Word
---@field run fun(arguments: string[], lines?: { [1]: integer, [2]: integer })
---@field complete? fun(lead: string): string[]
---@field most integer arguments that it takes

---@param buf integer
local function tell_state(buf)
  local document = require('langid.watch').take_up(buf)
  if not document then
    say.say('not followed: ' .. require('langid.following').why_not(buf))
    return
  end
  client.command('langid.state', { uri = document.uri }, function(err, standing)
    if err then
      say.warn(err)
      return
    end
    ---@cast standing langid.Standing
    local sure = standing.confidence and ', ' .. say.percent(standing.confidence) or ''
    local language = standing.name or (document.filetype ~= '' and document.filetype) or 'no language'
    local silence = ''
    if not standing.name and standing.state == 'automatic' and document.notice then
      silence = ' (' .. require('langid.choices').silence(document.notice) .. ')'
    end
    say.say(('%s%s%s. %s'):format(language, sure, silence, standing.because))
  end)
end

---@param lead string
---@return string[]
local function languages(lead)
  return vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, require('langid.vocabulary').languages())
end

---@param lead string
---@return string[]
local function all(lead)
  return vim.startswith('all', lead) and { 'all' } or {}
end

---@param arguments string[]
---@return 'all'?
local function whole(arguments)
  return arguments[1] == 'all' and 'all' or nil
end

---@type table<string, langid.Word>
local words = {
  state = {
    most = 0,
    run = function(_, lines)
      if lines then
        langid.start()
        require('langid.region').lines(lines[1], lines[2])
      else
        langid.start()
        tell_state(vim.api.nvim_get_current_buf())
      end
    end,
  },
  reclassify = {
    most = 0,
    run = function()
      langid.reclassify()
    end,
  },
  why = {
    most = 0,
    run = function(_, lines)
      langid.why(0, lines)
    end,
  },
  candidates = {
    most = 0,
    run = function()
      langid.candidates()
    end,
  },
  lock = {
    most = 1,
    complete = languages,
    run = function(arguments)
      langid.lock(0, arguments[1])
    end,
  },
  unlock = {
    most = 0,
    run = function()
      langid.unlock()
    end,
  },
  pause = {
    most = 1,
    complete = all,
    run = function(arguments)
      langid.pause(whole(arguments))
    end,
  },
  resume = {
    most = 1,
    complete = all,
    run = function(arguments)
      langid.resume(whole(arguments))
    end,
  },
  fence = {
    most = 0,
    run = function(_, lines)
      langid.fence(0, lines)
    end,
  },
  teach = {
    most = 2,
    complete = function(lead)
      return vim.fn.getcompletion(lead, 'dir')
    end,
    run = function(arguments)
      if not arguments[1] then
        say.err('`:LangId teach NAME [FOLDER]` needs a name for the language')
      else
        langid.teach(arguments[1], arguments[2])
      end
    end,
  },
  hover = {
    most = 0,
    run = function()
      langid.hover()
    end,
  },
  actions = {
    most = 0,
    run = function(_, lines)
      langid.actions(lines)
    end,
  },
  restart = {
    most = 0,
    run = function()
      langid.restart()
    end,
  },
  log = {
    most = 0,
    run = function()
      vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
    end,
  },
}

---@param command vim.api.keyset.create_user_command.command_args
function M.run(command)
  local arguments = vim.list_slice(command.fargs)
  local name = table.remove(arguments, 1) or 'state'
  local word = words[name]
  if not word then
    say.err(
      ('no `:LangId %s`; there are %s'):format(name, table.concat(vim.fn.sort(vim.tbl_keys(words)), ', '))
    )
  elseif #arguments > word.most then
    say.err(('`:LangId %s` takes no `%s`'):format(name, arguments[word.most + 1]))
  else
    word.run(arguments, command.range > 0 and { command.line1, command.line2 } or nil)
  end
end

---@param lead string the word before the cursor
---@param line string the whole command line
---@return string[]
function M.complete(lead, line)
  local before = vim.split(line:sub(1, #line - #lead), '%s+', { trimempty = true })
  -- The first is the command itself, with its range.
  if #before <= 1 then
    local names = vim.tbl_filter(function(name)
      return vim.startswith(name, lead)
    end, vim.tbl_keys(words))
    table.sort(names)
    return names
  end
  local word = words[before[2]]
  if not word or not word.complete or #before - 2 >= word.most then
    return {}
  end
  return word.complete(lead)
end

return M
