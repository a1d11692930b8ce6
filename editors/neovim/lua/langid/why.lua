-- Why a buffer is in its language: a float with the reasons, and marks on the words that decided.
-- Knows: how an explanation reads. Never: how it is made.
local choices = require('langid.choices')
local client = require('langid.client')
local float = require('langid.float')
local say = require('langid.say')

local M = {}

local namespace = vim.api.nvim_create_namespace('langid.why')

---@type table<string, string>
local reasons = {
  model = 'judged by its words and signs',
  family = 'sure of a family of languages that are written alike',
  shebang = 'the first line names an interpreter',
  modeline = 'a modeline names it',
  file_name = 'the name of the file settles it',
  proof = 'the text reads as only this language can',
  too_short = 'too short to tell',
  unsure = 'no language stands out',
  not_code = 'reads as prose',
}

--- Takes the marks off a buffer.
---@param buf integer
function M.clear(buf)
  if vim.api.nvim_buf_is_valid(buf) then
    vim.api.nvim_buf_clear_namespace(buf, namespace, 0, -1)
  end
end

---@param buf integer
---@param position lsp.Position
---@param encoding langid.Encoding
---@return integer row
---@return integer column in bytes
local function place(buf, position, encoding)
  local line = vim.api.nvim_buf_get_lines(buf, position.line, position.line + 1, false)[1] or ''
  if encoding == 'utf-8' then
    return position.line, math.min(position.character, #line)
  end
  return position.line, vim.str_byteindex(line, encoding, position.character, false)
end

---@param buf integer
---@param tokens langid.Token[]
---@param group string
---@param encoding langid.Encoding
local function mark(buf, tokens, group, encoding)
  local last = vim.api.nvim_buf_line_count(buf) - 1
  for _, token in ipairs(tokens) do
    for _, range in ipairs(token.ranges or {}) do
      if range['end'].line <= last then
        local row, column = place(buf, range.start, encoding)
        local end_row, end_column = place(buf, range['end'], encoding)
        vim.api.nvim_buf_set_extmark(
          buf,
          namespace,
          row,
          column,
          { end_row = end_row, end_col = end_column, hl_group = group, priority = 200 }
        )
      end
    end
  end
end

--- Marks the tokens until the buffer is edited or the float closes.
---@param buf integer
---@param win integer of the float
---@param explanation langid.Explanation
---@param encoding langid.Encoding
local function mark_while_shown(buf, win, explanation, encoding)
  M.clear(buf)
  mark(buf, explanation.opposing, 'LangIdAgainst', encoding)
  mark(buf, explanation.supporting, 'LangIdFor', encoding)
  local shown = true
  vim.api.nvim_buf_attach(buf, false, {
    on_lines = function()
      if shown then
        shown = false
        vim.schedule(function()
          M.clear(buf)
        end)
      end
      return true
    end,
  })
  vim.api.nvim_create_autocmd('WinClosed', {
    pattern = tostring(win),
    once = true,
    desc = 'LangId: take the marks off',
    callback = function()
      shown = false
      M.clear(buf)
    end,
  })
end

---@param label string
---@param tokens langid.Token[]
---@param group string
---@return langid.PageLine?
local function tokens_line(label, tokens, group)
  if #tokens == 0 then
    return nil
  end
  local line = { { label, 'LangIdNote' } } ---@type langid.PageLine
  for _, token in ipairs(tokens) do
    vim.list_extend(line, { { ' ' }, { token.token, group } })
  end
  return line
end

---@param id string
---@param answer langid.Answer
---@return string # the name of a candidate for people
local function name_of(id, answer)
  for _, candidate in ipairs(answer.candidates) do
    if candidate.language == id then
      return candidate.name
    end
  end
  return id
end

---@param answer langid.Answer
---@param because? string where the document stands
---@return langid.PageLine[]
function M.page(answer, because)
  local page = {} ---@type langid.PageLine[]
  local title = answer.name or 'No language'
  local sure = answer.language and ', ' .. say.percent(answer.confidence) or ''
  page[1] = { { title, 'LangIdTitle' }, { sure .. ': ' .. (reasons[answer.reason] or answer.reason) } }
  local others = {} ---@type string[]
  for _, candidate in ipairs(answer.candidates) do
    if candidate.language ~= answer.language then
      others[#others + 1] = candidate.name .. ' ' .. say.percent(candidate.confidence)
    end
  end
  if #others > 0 then
    page[#page + 1] = { { 'Runners-up: ', 'LangIdNote' }, { table.concat(others, ', ') } }
  end
  local explanation = answer.explanation
  if explanation then
    local for_it = ('For %s:'):format(name_of(explanation.answer, answer))
    local against = explanation.runnerUp and ('For %s:'):format(name_of(explanation.runnerUp, answer))
      or 'Against:'
    page[#page + 1] = tokens_line(for_it, explanation.supporting, 'LangIdFor')
    page[#page + 1] = tokens_line(against, explanation.opposing, 'LangIdAgainst')
  end
  if because then
    page[#page + 1] = { { because } } --[[@as langid.PageLine]]
  end
  return page
end

---@param buf integer
---@param lines? { [1]: integer, [2]: integer } first and last line, from 1; the whole buffer by default
function M.show(buf, lines)
  choices.with_document(buf, function(document)
    local argument = { uri = document.uri } ---@type table
    if lines then
      argument.range = {
        start = { line = lines[1] - 1, character = 0 },
        ['end'] = { line = lines[2], character = 0 },
      }
    end
    client.command('langid.explain', argument, function(err, answer)
      if err then
        say.warn(err)
        return
      end
      client.command('langid.state', { uri = document.uri }, function(_, standing)
        if vim.api.nvim_get_current_buf() ~= buf then
          return
        end
        local _, win = float.show('why', M.page(answer, not lines and standing and standing.because or nil))
        if answer.explanation and standing and document:is_at(standing.version) then
          mark_while_shown(buf, win, answer.explanation, assert(client.encoding()))
        end
      end)
    end)
  end)
end

return M
