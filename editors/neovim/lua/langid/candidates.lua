-- The list of languages to pick from: those that it may be, then all.
-- Knows: what is in the list and how it reads. Never: what a pick leads to (`choices.lua`).
local choices = require('langid.choices')
local client = require('langid.client')
local documents = require('langid.documents')
local say = require('langid.say')

local M = {}

---@class langid.Item
---@field text string
---@field pick fun()

---@param items langid.Item[]
---@param prompt string
local function select(items, prompt)
  vim.ui.select(items, {
    prompt = prompt,
    kind = 'langid',
    format_item = function(item)
      return item.text
    end,
  }, function(item)
    if item then
      item.pick()
    end
  end)
end

---@param document langid.Document
---@param language? string
---@return fun()
local function chooser(document, language)
  return function()
    if documents.get(document.buf) == document then
      choices.choose(document, language)
    end
  end
end

---@param document langid.Document
local function offer_all(document)
  client.command('langid.languages', nil, function(err, languages)
    if err then
      say.warn(err)
      return
    end
    local items = {} ---@type langid.Item[]
    ---@cast languages langid.Known[]
    for _, one in ipairs(languages) do
      if one.languageId then
        items[#items + 1] = { text = one.name, pick = chooser(document, one.language) }
      end
    end
    table.sort(items, function(a, b)
      return a.text:lower() < b.text:lower()
    end)
    select(items, 'Language:')
  end)
end

---@param buf integer
function M.offer(buf)
  choices.with_document(buf, function(document)
    client.request('langid/identify', { textDocument = { uri = document.uri } }, function(err, answer)
      if err then
        say.warn(err)
        return
      end
      local items = {} ---@type langid.Item[]
      ---@cast answer langid.Answer
      for _, one in ipairs(answer.candidates) do
        local text = ('%s, %s'):format(one.name, say.percent(one.confidence))
        items[#items + 1] = { text = text, pick = chooser(document, one.language) }
      end
      items[#items + 1] = { text = 'Plain text', pick = chooser(document, nil) }
      items[#items + 1] = {
        text = 'Another language …',
        pick = function()
          offer_all(document)
        end,
      }
      select(items, 'This is:')
    end)
  end)
end

return M
