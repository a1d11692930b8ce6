---@meta
-- The messages of the server that this plugin uses, as docs/protocol.md has them.
-- Knows: names and types. Never: values; this file is read by type checkers only.

---@alias langid.Encoding 'utf-8'|'utf-16'|'utf-32'

---@alias langid.StateName 'automatic'|'accepted'|'locked'|'paused'

---@class langid.Language
---@field language? string the server's id
---@field name? string for people
---@field neovim? string the 'filetype'
---@field languageId? string the 'filetype' to set; nil when Neovim has none

---@class langid.Candidate
---@field language string the server's id
---@field name string for people
---@field neovim? string the 'filetype'
---@field confidence number 0 to 1

---@class langid.Notice : langid.Language where a document stands
---@field uri string
---@field version integer of the text that this is about
---@field change boolean set `languageId` now
---@field state langid.StateName
---@field why string
---@field confidence? number
---@field reason? string
---@field candidates langid.Candidate[]

---@class langid.Standing : langid.Language the result of `langid.state`
---@field uri string
---@field version integer
---@field state langid.StateName
---@field why string
---@field because string state and reason as a sentence
---@field confidence? number

---@class langid.Known one of `langid.languages`
---@field language string the server's id
---@field name string for people
---@field neovim? string the 'filetype'
---@field languageId? string the 'filetype' to set; nil when Neovim has none
---@field taught boolean by the user

---@class langid.Answer : langid.Language
---@field confidence number
---@field reason string
---@field candidates langid.Candidate[]
---@field explanation? langid.Explanation

---@class langid.Token
---@field token string
---@field weight number
---@field ranges? lsp.Range[]

---@class langid.Explanation
---@field answer string
---@field runnerUp? string
---@field supporting langid.Token[]
---@field opposing langid.Token[]

---@class langid.Region : langid.Language
---@field startLine integer
---@field endLine integer
---@field kind string
---@field confidence number
---@field inner langid.Region[]

---@class langid.TagResult
---@field uri string
---@field version integer
---@field applied boolean
---@field edit? lsp.WorkspaceEdit
---@field tagged { line: integer, language: string, tag: string }[]
---@field left integer[]

---@class langid.Earlier where a document stood with the server before this one
---@field uri string
---@field languageId string
---@field state langid.StateName
---@field why string
