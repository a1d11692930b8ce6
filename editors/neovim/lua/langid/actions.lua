-- The server's code actions, offered in a list.
-- Knows: what is asked for where, and how a pick is carried out. Never: which actions there are.
local choices = require('langid.choices')
local client = require('langid.client')
local edit = require('langid.edit')
local hover = require('langid.hover')
local say = require('langid.say')

local M = {}

---@param err? string
local function report(err)
  if err then
    say.warn(err)
  end
end

---@param action lsp.CodeAction|lsp.Command
local function run(action)
  if action.edit then
    report(edit.apply(action.edit))
  end
  local command = type(action.command) == 'table' and action.command or action
  if type(command.command) == 'string' then
    local argument = command.arguments and command.arguments[1] --[[@as table?]]
    client.command(command.command, argument, function(err, result)
      report(err)
      if result and result.edit then
        report(edit.apply(result.edit))
      end
    end)
  end
end

---@param lines? { [1]: integer, [2]: integer } first and last line, from 1; the cursor by default
function M.offer(lines)
  choices.with_document(vim.api.nvim_get_current_buf(), function(document)
    local here = hover.position()
    local range = lines
        and { start = { line = lines[1] - 1, character = 0 }, ['end'] = { line = lines[2], character = 0 } }
      or { start = here, ['end'] = here }
    local params = {
      textDocument = { uri = document.uri },
      range = range,
      context = { diagnostics = {}, triggerKind = 1 },
    }
    client.request('textDocument/codeAction', params, function(err, actions)
      if err then
        say.warn(err)
      elseif not actions or #actions == 0 then
        say.say('nothing to offer here')
      else
        vim.ui.select(actions, {
          prompt = 'LangId:',
          kind = 'codeaction',
          format_item = function(action)
            return action.title
          end,
        }, function(action)
          if action then
            run(action)
          end
        end)
      end
    end)
  end)
end

return M
