-- What the user decides about a buffer: look again, lock, pause.
-- Knows: the server's commands for it. Never: how the user says so; what follows comes back as a notice.
local client = require('langid.client')
local documents = require('langid.documents')
local say = require('langid.say')
local watch = require('langid.watch')

local M = {}

--- Runs `run` with the buffer's document once the server has it, or says why not.
---@param buf integer
---@param run fun(document: langid.Document)
function M.with_document(buf, run)
  local document, problem = watch.attend(buf)
  if not document then
    say.warn(assert(problem))
    return
  end
  document:flush()
  run(document)
end

---@param err? string
local function report(err)
  if err then
    say.warn(err)
  end
end

---@param buf integer
function M.reclassify(buf)
  M.with_document(buf, function(document)
    client.command('langid.reclassify', { uri = document.uri }, function(err, answer)
      if err then
        say.warn(err)
      elseif not answer.language then
        say.say(M.silence(answer))
      end
    end)
  end)
end

--- Why there is no answer, as a sentence.
---@param answer langid.Answer|langid.Notice
---@return string
function M.silence(answer)
  local why = {
    too_short = 'too short to tell',
    not_code = 'this reads as prose, not as code',
    unsure = 'no language stands out',
  }
  local best = answer.candidates[1]
  local guess = best and ('; at best %s, %s'):format(best.name, say.percent(best.confidence)) or ''
  return (why[answer.reason] or 'no answer') .. guess
end

--- Chooses a language for a document; nil is plain text.
---@param document langid.Document
---@param language? string
function M.choose(document, language)
  client.command('langid.choose', { uri = document.uri, language = language or vim.NIL }, report)
end

---@param buf integer
---@param language? string
function M.lock(buf, language)
  M.with_document(buf, function(document)
    if language then
      M.choose(document, language)
      return
    end
    client.command('langid.state', { uri = document.uri }, function(err, standing)
      if err then
        say.warn(err)
      elseif standing.state == 'locked' then
        say.say(standing.because)
      elseif documents.get(buf) == document then
        M.choose(document, standing.language)
      end
    end)
  end)
end

---@param command string
---@param buf integer|'all'
local function switch(command, buf)
  if buf == 'all' then
    client.command(command, nil, report)
  else
    M.with_document(buf --[[@as integer]], function(document)
      client.command(command, { uri = document.uri }, report)
    end)
  end
end

---@param buf integer|'all'
function M.pause(buf)
  switch('langid.pause', buf)
end

---@param buf integer|'all'
function M.resume(buf)
  switch('langid.resume', buf)
end

return M
