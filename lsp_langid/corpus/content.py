"""Decide by content where several languages share a suffix, or where a suffix is known to lie.

Knows: telling constructs of the languages that meet under one suffix. Never: file systems, tables.
Start reading at `decide`. Each `_of_...` below answers for one suffix, with None for "drop it":
a text that no rule knows costs one example, a wrong label costs the model its footing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache

from lsp_langid.corpus import templates
from lsp_langid.corpus.ecmascript import dialect
from lsp_langid.corpus.jsons import json_kind

HEAD_CHARS = 20_000  # of a text that rules look at
_SCRIPT_CHARS = 8_000
_COUNTED_CHARS = 6_000  # marks are counted in so much: a licence and a few screens of code
C_HEADER = "c-header"  # a header that could be C or C++; the project decides, see `settle_headers`

Rule = Callable[[str, Collection[str]], "str | None"]


def decide(suffix: str, text: str, hints: Collection[str]) -> str | None:
    """The language of `text` (already cut to its head) under a suffix of `DECIDED`; None to drop it."""
    return DECIDED[suffix](text, hints)


def settle_headers(counts: Mapping[str, int]) -> str | None:
    """The label of a project's undecided headers: what it has more source files of; None when it is a tie.

    >>> settle_headers({"c": 12, "cpp": 1})
    'c'
    """
    n_c = counts.get("c", 0)
    n_cpp = counts.get("cpp", 0) + counts.get("cuda-cpp", 0) + counts.get("objective-cpp", 0)
    n_objc = counts.get("objective-c", 0)
    if n_c > n_cpp + n_objc:
        return "c"
    if n_cpp > n_c + n_objc and n_c * 4 < n_cpp:
        return "cpp"
    return None


@cache
def _lines(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Compile once; `^` and `$` mean lines."""
    return re.compile(expression, re.M | flags)


def _winner(text: str, marks: Mapping[str, re.Pattern[str]], lead: int = 2) -> str | None:
    """The language with most marks, if it has `lead` times as many as the next; None without any."""
    text = text[:_COUNTED_CHARS]
    counts = sorted(((len(pattern.findall(text)), label) for label, pattern in marks.items()), reverse=True)
    (most, label), (next_most, _) = counts[0], counts[1]
    return label if most and most >= lead * next_most else None


# .m

_OBJC = _lines(
    r"^\s*#\s*(?:import|include|define|if|ifdef|endif|pragma)\b|@(?:interface|implementation|end|property"
    r"|protocol|class"
    r"|selector|autoreleasepool|synthesize|dynamic)\b|@\"|\[(?:self|super|[A-Z]\w+) \w|\bNS[A-Z]\w+"
    r"|^\s*[-+] ?\([\w *<>]+\)|^\s*(?:int|void|id|BOOL|CGFloat|static|float|double|const|unsigned"
    r"|return)\s.*;\s*$"
)
_MATLAB = _lines(
    r"^\s*(?:function\b(?!.*\{)|endfunction|end(?:if|for|while)?\s*;?\s*$|classdef\b|methods\b|%|\.{3}"
    r"|elseif\b|clear\b|close all|clc\b)"
    r"|\.[*/^']|\.\.\.\s*$|^\s*\[?[\w, ]+\]?\s*=\s*[\w.]+\(.*\);|\bfprintf\(|\bzeros\("
)
_OCTAVE = _lines(
    r"^\s*(?:##|#!|# )|\b(?:endfunction|endif|endfor|endwhile|end_try_catch|unwind_protect|printf|puts)\b"
    r"|^%!(?:test|assert|demo|shared)"
)
_MATLAB_OR_OCTAVE = _lines(f"{_MATLAB.pattern}|{_OCTAVE.pattern}")
_WOLFRAM = _lines(
    r"\(\*\s|\s\*\)|\bBeginPackage\[|\w+\[[\w, ]*_\w*[\],]|:=|\bModule\[|\bBlock\[|\bBegin\[|\w+::usage"
)
_MERCURY = _lines(r"^:- (?:module|interface|implementation|import_module|pred|func|type|mode)\b")
_LIMBO = _lines(r"^implement \w+;|\badt\s*\{")


def _of_m(text: str, hints: Collection[str]) -> str | None:
    if _MERCURY.search(text) or _LIMBO.search(text):
        return None
    return _winner(
        text,
        {
            "objective-c": _OBJC,
            "matlab": _MATLAB_OR_OCTAVE,
            "wolfram": _WOLFRAM,
        },
        lead=1 if hints else 2,
    )


# .pl .t .pm .plt .pro

_PERL = _lines(
    r"^\s*(?:use (?:strict|warnings|lib|utf8|v?5|[A-Z]\w*(?:::\w+)*)|no (?:strict|warnings)"
    r"|package [\w:]+\s*[;{]|require [\w:'\"./]+;|sub \w+|our [$@%]|1;\s*$"
    r"|__END__|=(?:head\d|pod|cut))|\b(?:my|local)\s*[($@%]|[$@%]\w+\s*=[^>]|=~|->\{|\$_\b|@_\b|\bqw[(/]"
    r"|\bdie\b|\bprint\s"
)
_PROLOG = _lines(
    r"^:-\s*\w|^\w+(?:\([^)\n]*\))?\s*:-|^\w+\(.*\)\.\s*$|^\s*\w+\(.*\),\s*$|^\s*%|\\\+|\bis\b.*[,.]$|-->"
)
_RAKU = _lines(
    r"^\s*(?:use v6|use (?:Test|nqp|MONKEY[\w-]*|lib \$)|unit (?:module|class|role)|need [A-Z]"
    r"|multi (?:sub|method)?|proto (?:sub|method)?"
    r"|(?:my |our )?(?:method|submethod|role|grammar|token|rule|regex) [\w-]+|class [\w:]+(?: (?:is"
    r"|does) [\w:]+)* *\{|=begin \w+)"
    r"|\bhas [$@%][.!]|[$@%][.!*?]\w+|\b(?:is-deeply|lives-ok|dies-ok|throws-like|plan)\b\s*[^(]|\.(?:say"
    r"|perl|raku|WHAT|elems|gist)\b|-> [$@%]\w"
    r"|«|\bsay\s+[^(]|\bnqp::\w+"
)
_RAKU_SURE = _lines(
    r"^\s*(?:use v6|unit (?:module|class|role)|need [A-Z]|use nqp\b|multi (?:sub|method)|(?:my )?(?:role"
    r"|grammar|submethod) [\w-]+|class [\w:-]+(?: (?:is|does) [\w:-]+)* *\{)"
    r"|\bhas [\w ]*[$@%][.!]|\bis-deeply\b|\bthrows-like\b|\blives-ok\b|\bnqp::"
)
_PERL_SURE = _lines(
    r"^\s*use (?:strict|warnings|vars|Test::More|base|parent|lib ['\"]|5|v5|utf8)\b|^__END__"
    r"|^package [\w:]+;|\bbless\b|\bshift;|->\{\w+\}|\$_\[\d|@\$\w|&\$\w"
)
_PERL4 = _lines(r"^\s*(?:local\(|sub \w+|require '|if \(\$|while \(<|print [$\"]|\$\w+ = )")


def _of_pl(text: str, hints: Collection[str]) -> str | None:
    text = text[:_SCRIPT_CHARS]
    if text.startswith("#!") and (label := _perl_shebang(text)):
        return label
    if _RAKU_SURE.search(text) and not _PERL_SURE.search(text):
        return "raku"
    if _PERL_SURE.search(text) and "prolog" not in hints:
        return "perl"
    return _winner(text, {"perl": _PERL, "prolog": _PROLOG})


def _of_pm_or_t(text: str, hints: Collection[str]) -> str | None:
    if text.startswith("#!"):
        return _perl_shebang(text)
    text = text[:_SCRIPT_CHARS]
    raku, perl = len(_RAKU_SURE.findall(text)), len(_PERL_SURE.findall(text))
    if raku and raku > perl:
        return "raku"
    if perl and not raku:
        return "perl"
    if raku or perl:
        return None
    if "%%" in text or _lines(r"^\s*\{\{|^  \$ ").search(text):
        return None
    return "perl" if len(_PERL.findall(text)) >= 3 and len(_RAKU.findall(text)) <= 1 else None


def _perl_shebang(text: str) -> str | None:
    first = text[:200].split("\n", 1)[0]
    if re.search(r"\b(?:perl6|raku)\b", first):
        return "raku"
    if re.search(r"\bperl", first):
        return "perl"
    return "prolog" if re.search(r"\b(?:swipl|gprolog|yap)\b", first) else None


_GNUPLOT = _lines(r"^\s*(?:set|unset|plot|splot|replot|pause|reset|load|fit|test|undefine|save)\b")


def _of_plt(text: str, hints: Collection[str]) -> str | None:
    return _winner(text, {"gnuplot": _GNUPLOT, "prolog": _lines(r"^:- |^\w+(?:\(.*\))?\s*:-|^test\(")})


_QMAKE = _lines(
    r"^\s*(?:[A-Z][A-Z0-9_.]*\s*[-+*~]?=|(?:include|load|message|error|contains|equals|requires|defined"
    r"|qtHaveModule)\(|\}?\s*else\b|[\w!|:*.-]+\s*(?:\([^)]*\))?\s*[:{])"
)
_IDL_GDL = _lines(
    r"^\s*(?:pro|function)\s+\w+(?:\s*,|\s*$)|^\s*(?:endif|endfor|endelse|endwhile|compile_opt|end"
    r"|print\s*,|message\s*,)|^\s*;",
    re.I,
)


def _of_pro(text: str, hints: Collection[str]) -> str | None:
    if "prolog" in hints and _PROLOG.search(text):
        return "prolog"
    return _winner(
        text, {"qmake": _QMAKE, "idl-gdl": _IDL_GDL, "prolog": _lines(r"^:- |:-\s*$|^\w+\(.*\)\.\s*$")}
    )


# .v .vh

_COQ = _lines(
    r"^\s*(?:Require|From \S+ Require|Import|Export|Lemma|Theorem|Corollary|Definition|Fixpoint|Inductive"
    r"|CoInductive|Notation|Section|Module|End"
    r"|Proof|Qed|Defined|Admitted|Record|Class|Instance|Variable|Variables|Hypothesis|Axiom|Parameter|Ltac"
    r"|Tactic|Local|Global|Arguments"
    r"|Hint|Check|Print|Set|Unset|Context|Open Scope|Program|Goal|Fact|Remark|Example|Elpi|Fail"
    r"|Extraction)\b|\(\*|\*\)"
)
_VERILOG = _lines(
    r"^\s*(?:module\s+\\?\w+|endmodule|always\b|assign\b|wire\b|reg\b|input\b|output\b|inout\b|parameter\b"
    r"|localparam\b|initial\b"
    r"|begin\b|end\b|endcase|`\w+|genvar\b|integer\b|endtask|endfunction|task\b|primitive\b|specify\b)"
)
_SYSTEMVERILOG = _lines(
    r"\b(?:always_ff|always_comb|always_latch|logic|typedef|endinterface|endclass|endpackage|endproperty"
    r"|unique case|priority case|modport|covergroup|assert property|endclocking)\b"
    r"|^\s*(?:import\s+\w+::|class\s+\w+|package\s+\w+|program\s+\w+|interface\s+\w+|bit\b|byte\b|int\s+\w"
    r"|string\s+\w)|\$(?:clog2|cast|bits|error|fatal|info|warning)\b|\+\+|\bforeach\b|'\{"
)
_V_LANG = _lines(r"^\s*(?:pub )?fn (?:\(\w|\w+\()|^import \w+$")
_COMMENT_C = re.compile(r"/\*[\s\S]*?\*/|//[^\n]*")


def _of_v(text: str, hints: Collection[str]) -> str | None:
    label = _winner(text, {"coq": _COQ, "verilog": _VERILOG})
    if label == "verilog":
        return _of_vh(text, hints) if _V_LANG.search(text) is None else None
    return label


def _of_vh(text: str, hints: Collection[str]) -> str | None:
    if _VERILOG.search(text) is None:
        return None
    return "systemverilog" if _SYSTEMVERILOG.search(_COMMENT_C.sub("", text)) else "verilog"


# .fs .gs .shader .vert .frag ...: shaders

_FSHARP = _lines(
    r"^\s*(?:let (?:rec |inline |mutable |private )?\(?\w|module [\w.]+|namespace [\w.]+|open [A-Z]"
    r"|type [\w<>' ]+\s*[(=]|member \w|match .* with|\[<|abstract \w|override |inherit |do$|//|#if|#r)|\|>"
)
_FORTH = _lines(
    r"^\s*(?::\s+\S+|\\ |\( .*\)\s*$|variable\s+\S|constant\b|create\s|[\d$a-f]+ (?:constant|value)\s"
    r"|require\s|include\s)|\s;\s*(?:immediate)?$|\s(?:dup|swap|drop|over|rot|@|!|\+loop|then)\s",
    re.I,
)
_GLSL = _lines(
    r"^\s*(?:#version\b|uniform\s|varying\s|attribute\s|precision \w+ \w+;|layout\s*\(|(?:flat "
    r"|smooth )?(?:in|out) \w+ \w+)|\bgl_\w+|\b[iub]?vec[234]\b|\bmat[234]\b|\bsampler(?:2D|3D|Cube)\b"
    r"|\btexture2?D?\("
)
_HLSL = _lines(
    r"\bSV_\w+|\bcbuffer\b|\bfloat[234](?:x[234])?\b|\bTexture2D(?:Array|MS)?\b|\bSamplerState\b"
    r"|:\s*register\(|\bRWStructuredBuffer\b|\[numthreads|\bhalf[234]?\b|\bCBUFFER_START|\bHLSLPROGRAM"
)
_HLSL_SURE = _lines(r"\bSV_[A-Z]\w+|\bcbuffer\s+\w|:\s*register\(|\[numthreads\(|\bfloat4 \w+\s*[:(]")
_GLSL_SURE = _lines(r"^\s*(?:#version|layout\s*\(|precision \w+ \w+;)|\bvec[234]\b")
_METAL = _lines(
    r"#include <metal_|\busing namespace metal\b|\[\[(?:stage_in|buffer|position|thread_\w+|texture)"
)


def _shader(text: str, hints: Collection[str]) -> str | None:
    """Under any shader suffix: SPIRV-Cross keeps Metal and HLSL under the names of GLSL."""
    if _METAL.search(text):
        return "metal"
    if _HLSL_SURE.search(text):  # SPIRV-Cross keeps GLSL's names of variables, too
        return "hlsl" if _GLSL_SURE.search(text) is None else None
    return _winner(text, {"glsl": _GLSL, "hlsl": _HLSL})


def _of_fs(text: str, hints: Collection[str]) -> str | None:
    label = _winner(text, {"fsharp": _FSHARP, "glsl": _GLSL, "forth": _FORTH})
    if label == "fsharp" and _lines(r"^:\s+\S+\s").search(text):  # a definition of Forth
        return None
    return label


def _of_gs(text: str, hints: Collection[str]) -> str | None:
    glsl = len(_GLSL.findall(text))
    if glsl >= 2:
        return "glsl"
    return dialect(text, typed=False) if _lines(r"\b(?:function|var|const)\s+\w+").search(text) else None


def _of_shader(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^\s*Shader\s+\"").search(text):
        return "shaderlab"
    return _shader(text, hints)


# .cl .cls .l .ll

_OPENCL = _lines(
    r"\b(?:__)?kernel\b|\b__(?:global|local|constant|private)\b|\bget_(?:global|local|group)_(?:id|size)\b"
    r"|#pragma OPENCL|\bcl_khr_\w+|\b(?:float|int|uint|char|half)(?:2|4|8|16)\b"
    r"|^\s*#\s*(?:include|define|ifdef|ifndef|if)\b|\b_CLC_\w+"
)
_LISP = _lines(
    r"^\s*\((?:def\w+|in-package|let\*?|setf|setq|lambda|eval-when|cond|when|unless|declaim|require"
    r"|use-package|if|loop|format)\b|^\s*;;",
    re.I,
)


def _of_cl(text: str, hints: Collection[str]) -> str | None:
    return _winner(text, {"opencl": _OPENCL, "lisp": _LISP})


_LATEX = _lines(
    r"\\(?:ProvidesClass|NeedsTeXFormat|newcommand|def|RequirePackage|LoadClass|let|if\w+|begin|relax"
    r"|endinput|renewcommand)\b"
)
_VB_CLASS = _lines(
    r"^\s*(?:VERSION \d|Attribute VB_|Option Explicit|(?:Public|Private|Friend) (?:Sub|Function|Property"
    r"|Const|Type|Enum)|End (?:Sub|Function|Property)|Dim \w)",
    re.I,
)
_APEX = _lines(
    r"^\s*(?:@\w+\s*)*(?:global|public|private)\s+(?:(?:virtual|abstract"
    r"|static)\s+)*(?:with(?:out)? sharing\s+|inherited sharing\s+)?(?:class|interface|enum)\s"
    r"|\bSystem\.(?:debug|assert\w*)\(|\[\s*SELECT\b|@isTest|@AuraEnabled",
    re.I,
)


def _of_cls(text: str, hints: Collection[str]) -> str | None:
    return _winner(text, {"latex": _LATEX, "vba": _VB_CLASS, "apex": _APEX})


_LEX = _lines(r"^%%\s*$|^%(?:option|\{|\}|x|s|start)\b|^%[{}]|\byy(?:text|leng|wrap|lex)\b")
_ROFF = _lines(
    r"^(?:[.']\\\"|\.(?:TH|SH|Dd|Dt|Sh|PP|TP|de|so|mso|nf|fi|br|sp|IP|B|I|BR|RS|RE|ds|nr|if|ie|el|ad|LP|EX"
    r"|EE)\b)"
)


def _of_l(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^\.TH\b|^\.Dd\b|^\.SH\b").search(text):
        return "roff"
    if _lines(r"^%%\s*$").search(text) and not _lines(r"^\(\*|\blet rule\b").search(text):
        return "lex"
    return "lisp" if len(_LISP.findall(text)) >= 3 and text.lstrip()[:1] in "(;#" else None


_LLVM = _lines(
    r"^\s*(?:define|declare|target (?:datalayout|triple)|source_filename|attributes #|ret|br|; ModuleID"
    r"|; RUN:|@\S+ =|%\S+ =|![\w.]+ = )"
)


def _of_ll(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^%%\s*$").search(text):
        return "lex"
    return "llvm" if len(_LLVM.findall(text)) >= 2 else None


# .ml .mli .fun .sml

_SML = _lines(
    r"^\s*(?:structure \w+|signature \w+\s*=|functor \w+|datatype |local$|val \w+\s*=\s*fn\b|fun \w+"
    r"|infixr? \d|abstype )|\bfn \S+ =>|\bcase .* of\b|\bhandle \w+.*=>|\bend;|\bopen \w+;$"
)
_OCAML = _lines(
    r"^\s*(?:let (?:rec |open |\(?\w)|module (?:type )?\w+|open[! ]|type \w+|and \w+|match .* with"
    r"|external \w+|exception \w|class |object|include \w|#(?:use|load|require|directory)|val \w+ :|;;)"
    r"|\bfun(?:ction)?\b.*->|\bbegin match\b|\(\*\*|\[@@|\[%%?\w|;;\s*$|\|>"
)
_CAMLP = _lines(r"<:\w+<|\bEXTEND\b|\bGEXTEND\b")


def _of_ml(text: str, hints: Collection[str]) -> str | None:
    text = text[:_COUNTED_CHARS]
    sml, ocaml = len(_SML.findall(text)), len(_OCAML.findall(text))
    if "sml" in hints and sml > 2 * ocaml:
        return "sml"
    if sml >= 3 and sml > 4 * ocaml:
        return "sml"
    return "ocaml" if ocaml and ocaml >= 2 * sml else None


# .pp .inc .bas .tpl

_PASCAL = _lines(
    r"^\s*(?:program \w|unit \w|library \w|interface\s*$|implementation\s*$|uses\s|procedure \w"
    r"|function \w+.*[:;(]|begin\s*$|end[;.]|const\s*$|type\s*$|var\s*$|\{\$\w)|:=",
    re.I,
)
_PUPPET = _lines(
    r"^\s*(?:class [\w:]+|define [\w:]+|node \S+ ?\{|include ::?\w|include [\w:]+$|(?:[\w:]+) \{ ?['\"$\[]"
    r"|\$\w+\s*=[^=]|\} ?->|\w+\s*=> )|\bensure\s*=>|^function [\w:]+\("
)


def _of_pp(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^\s*#\s*(?:include|define|ifndef|pragma)\b").search(text):  # preprocessed headers, x.h.pp
        return None
    label = _winner(text, {"pascal": _PASCAL, "puppet": _PUPPET})
    return "puppet" if label is None and "puppet" in hints else label


_VB6 = _lines(
    r"^\s*(?:Attribute VB_|Option (?:Explicit|Base|Compare)|(?:Public|Private|Friend) (?:Sub|Function"
    r"|Property|Declare|Const|Type|Enum)|End (?:Sub|Function|Property)|Dim \w+ As |Set \w+ = )",
    re.I,
)
_OLD_BASIC = _lines(
    r"^\s*\d+\s+(?:REM|PRINT|LET|GOTO|GOSUB|FOR|NEXT|IF|INPUT|DIM|DATA|READ|DEF|END|RETURN|CLS|ON|POKE"
    r"|OPEN|KEY|SCREEN|DEFINT|COLOR|LOCATE)\b|^\s*(?:PRINT|INPUT|CLS|LOCATE|REM)\b",
    re.I,
)


def _of_bas(text: str, hints: Collection[str]) -> str | None:
    return _winner(text, {"vba": _VB6, "basic": _OLD_BASIC}, lead=1)


_POVRAY = _lines(
    r"^\s*#(?:declare|macro|local|version|default)\b|\b(?:pigment|texture|finish|union|difference|sphere"
    r"|camera|light_source)\s*\{"
)
_ASM = _lines(
    r"^\s*(?:\w+:\s*)?(?:mov[a-z]*|push[a-z]*|pop[a-z]*|jmp|call|ret|add|sub|ldr|str|bl|lea[a-z]*|xor|cmp"
    r"|j[nz]e?|equ|db|dw|dd|lda|sta)\s+[\w$%#@\[(.,-]|^\s*\.(?:text|data|globl|macro|endm|align|section"
    r"|word|byte|long|equ|set)\b|^\s*%(?:macro|define|endmacro|ifdef|include|if)\b",
    re.I,
)


def _of_inc(text: str, hints: Collection[str]) -> str | None:
    """Mostly dropped: an include file may be in any language there is."""
    if text.lstrip().startswith("<?php"):
        return "php"
    counts = {
        "povray": len(_lines(r"^\s*#(?:declare|macro|local)\b").findall(text)),
        "pascal": len(
            _lines(
                r"^\s*(?:procedure|function) \w+.*;|^\s*begin\s*$|^\s*end;\s*$|\{\$(?:ifdef|endif|ifopt"
                r"|mode)\b",
                re.I,
            ).findall(text)
        ),
        "asm": len(_ASM.findall(text)),
    }
    c_like = len(_lines(r"^\s*#\s*(?:define|include|ifdef|ifndef|pragma)\b|\}\s*;?\s*$").findall(text))
    label, most = max(counts.items(), key=lambda item: item[1])
    return label if most >= 6 and most > 4 * (sum(counts.values()) - most + c_like) else None


def _of_tpl(text: str, hints: Collection[str]) -> str | None:
    """Mostly dropped, for the same reason."""
    engine = templates.engine_of(text)
    if engine not in ("smarty", "go-template", "php"):
        return None
    return engine if engine == "php" or templates.mark_share(text, engine) > 1 / 9 else None


def _of_tmpl(text: str, hints: Collection[str]) -> str | None:
    engine = templates.engine_of(text)
    return engine if engine == "go-template" and templates.mark_share(text, engine) > 1 / 9 else None


# .d .s .r .as .do .mo

_D = _lines(
    r"^\s*(?:module [\w.]+;|import [\w.]+(?:\s*[:=][^;]*)?;|alias \w+|auto \w+ =|immutable\b|unittest\b"
    r"|version\s*\(|pragma\(|mixin\b|static (?:if|assert|foreach)|debug\b|extern ?\(|@(?:safe|nogc"
    r"|property|trusted|system)\b|nothrow\b|pure\b|private:|public:|deprecated\b|foreach)|\bfinal switch\b"
    r"|\bassert\(|\bstring\[\]|\bcast\("
)
_D_FOREIGN = _lines(
    r"^[^\s:#]+\.(?:o|lo|obj|d)\s*:|^\s*#\s*(?:include|define|ifdef)\b|^(?:provider|dtrace|fbt|syscall"
    r"|profile|pid\$\w+|sched|proc|tick-)\S*:|^#pragma D |\bself->|LISPFUN|^DEF"
)


def _of_d(text: str, hints: Collection[str]) -> str | None:
    if text.startswith("#!") and "dtrace" in text[:60]:
        return None
    return "d" if _D.search(text) and not _D_FOREIGN.search(text) else None


_ASM_LINE = _lines(
    r"^\s*(?:[\w.$@]+:)?\s*(?:\.(?:text|data|globl|global|section|macro|align|type|size|file|ident|word"
    r"|byte|long|org|p2align|cfi_\w+|arch|code\d*|set|equ|include)\b"
    r"|(?:%(?:macro|define|include|ifdef|if)|section|segment|global|extern|bits|org|proc|\w+\s+(?:equ|proc"
    r"|endp|db|dw|dd|macro|segment))\b"
    r"|[a-z][a-z0-9.]{1,9}\s+[%$#@\[(]?[\w.$%+-]+(?:,\s*\S+)+)",
    re.I,
)
_ASM_FOREIGN = _lines(
    r"^\s*(?:<\?xml|\{|function\b|import \w|class \w|def \w|use strict|\(define|library\()|\)\s*\{\s*$"
    r"|<-\s*function"
)


def _of_s(text: str, hints: Collection[str]) -> str | None:
    marks = len(_ASM_LINE.findall(text))
    return "asm" if marks >= 3 and marks > 2 * len(_ASM_FOREIGN.findall(text)) else None


_R = _lines(
    r"<-|^\s*(?:library|require|source|suppressPackageStartupMessages|data|plot|print|cat|test_that"
    r"|context|set\.seed|setClass|setMethod|expect_\w+)\(|\bfunction ?\(|^\s*#|%[>o*/]%|\bc\(|~"
)
_R_FOREIGN = _lines(
    r"^\s*(?:REBOL|Red)\s*\[|^\s*(?:resource|type|data) '....'|^\s*#include\b|^\s*(?:subroutine|define\()",
    re.I,
)


def _of_r(text: str, hints: Collection[str]) -> str | None:
    return "r" if _R.search(text) and not _R_FOREIGN.search(text[:3000]) else None


_ACTIONSCRIPT = _lines(
    r"^\s*(?:package(?: [\w.]+)?\s*\{?\s*$|import (?:flash|mx|spark|[a-z]\w*\.)[\w.*]*;)|\b(?:public"
    r"|private|protected|internal)\s+(?:static |override |final )*(?:function|var|const|class)\b"
    r"|\bvar \w+\s*:\s*\w+|\bfunction \w+\([^)]*\)\s*:\s*\w+"
)


def _of_as(text: str, hints: Collection[str]) -> str | None:
    return "actionscript" if len(_ACTIONSCRIPT.findall(text)) >= 2 else None


_STATA = _lines(
    r"^\s*(?:version \d|clear\b|use\s|gen(?:erate)?\s|replace\s|reg(?:ress)?\s|sum(?:marize)?\b|display\s"
    r"|di\s|program\s|foreach \w+ (?:in|of)|local \w+|global \w+|label\s|merge\s|quietly\b|qui\b|capture\b"
    r"|set (?:more|seed|obs)|tab(?:ulate)?\s|assert\s|syntax\s|mata\b|insheet|import \w+|log using"
    r"|scalar\s|matrix\s|preserve|sysuse\s|twoway|by\w*\s|drop\s|keep\s|save\s|\*)"
)
_STATA_FOREIGN = re.compile(r"#!|\s*<|\s*(?:redo-ifchange|package |import )|[\s\S]{0,2000}\bredo-ifchange\b")


def _of_do(text: str, hints: Collection[str]) -> str | None:
    return "stata" if len(_STATA.findall(text)) >= 3 and not _STATA_FOREIGN.match(text) else None


_MODELICA = _lines(
    r"^\s*(?:within\b|(?:partial |encapsulated )*(?:model|package|block|connector|function|record"
    r"|class)\s+\w+|equation\s*$|algorithm\s*$|extends [\w.]+|annotation\s*\()"
)


def _of_mo(text: str, hints: Collection[str]) -> str | None:
    return "modelica" if len(_MODELICA.findall(text)) >= 2 else None


# .gd .gi .g .tst

_GAP = _lines(r"^\s*(?:#[#WYHOMFCRAPVE] |Declare\w+\(|Install\w+\(|BindGlobal\(|gap>|end\);|od;|fi;)|:=")
_GDSCRIPT = _lines(
    r"^\s*(?:extends [\w.\"]+|class_name \w+|func \w+\(|static func|@?onready|@export|export(?:\(| var)"
    r"|signal \w+|@tool|tool$|var \w+|const \w+|enum\b|pass$)"
)


def _of_gd(text: str, hints: Collection[str]) -> str | None:
    return _winner(text, {"gap": _GAP, "gdscript": _GDSCRIPT})


def _of_tst(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^gap> |^#@local").search(text):
        return "gap"
    return (
        "scilab"
        if len(
            _lines(r"^\s*//|^\s*(?:assert_check\w+|function\b|endfunction|disp\(|mprintf\()").findall(text)
        )
        >= 4
        else None
    )


# .sls .spec .pls .rest .sc .vhost .csl .cake .f .for .1

_SCHEME = _lines(
    r"^\s*(?:\((?:library|import|export|define|let|lambda|if|cond|begin|define-\w+)\b|;;|#!r6rs)"
)
_YAML = _lines(r"^\s*(?:- )?[\w.\"'/-]+:(?:\s|$)|^---")


def _of_sls(text: str, hints: Collection[str]) -> str | None:
    """Salt states are Jinja over YAML: kept only when hardly templated."""
    label = _winner(text, {"scheme": _SCHEME, "yaml": _YAML}, lead=3)
    return None if label == "yaml" and templates.any_mark_share(text) > 0.05 else label


def _of_spec(text: str, hints: Collection[str]) -> str | None:
    if (
        len(
            _lines(
                r"^(?:Name|Version|Summary|License|Release|BuildRequires|Requires|Group|Source\d*|URL):"
                r"|^%(?:prep|build|install|files|description|changelog|package|define|global|setup|post"
                r"|check)\b"
            ).findall(text)
        )
        >= 3
    ):
        return "rpm-spec"
    return "python" if _lines(r"^\s*(?:a = )?Analysis\(").search(text) else None


def _of_pls(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^\[playlist\]", re.I).search(text):
        return "ini"
    return (
        "plsql"
        if len(
            _lines(
                r"\b(?:create or replace|begin|end;|procedure|function|declare|varchar2|package)\b", re.I
            ).findall(text)
        )
        >= 3
        else None
    )


def _of_rest(text: str, hints: Collection[str]) -> str | None:
    if _lines(r"^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:https?:|/|\{\{)").search(text):
        return "http"
    return (
        "restructuredtext"
        if _lines(r"^\.\. [\w-]+::|^[=~^\"'`*+#-]{4,}\s*$|``[^`]+``").search(text)
        else None
    )


def _of_sc(text: str, hints: Collection[str]) -> str | None:
    return _winner(
        text,
        {
            "scala": _lines(
                r"^\s*(?:import [\w.{]+|package \w|object \w|(?:case )?class \w|def \w+|val \w+|trait \w"
                r"|//>)|=>"
            ),
            "supercollider": _lines(
                r"^\s*(?:\w+ : \w+ \{|\+ \w+ \{|\*?\w+ \{ ?(?:\||arg)|arg \w|var \w+;|classvar|\^)"
                r"|\bSynthDef\(|\.ar\(|\.kr\(|\^this|<>?\w+;"
            ),
        },
    )


_NGINX = _lines(
    r"^\s*(?:server|location\b[^{;]*|upstream \w[\w.-]*|http|events)\s*\{|^\s*(?:listen|server_name"
    r"|proxy_pass|root|access_log|ssl_certificate|try_files|fastcgi_pass|worker_processes|proxy_set_header"
    r"|add_header|rewrite)\s[^;\n]*;"
)
_APACHE = _lines(
    r"^\s*</?(?:VirtualHost|Directory|DirectoryMatch|Location|LocationMatch|IfModule|Files|FilesMatch"
    r"|IfDefine|Limit|Proxy|IfVersion|RequireAll|RequireAny)\b|^\s*(?:LoadModule|ServerName|DocumentRoot"
    r"|RewriteEngine|RewriteRule|RewriteCond|Alias|ScriptAlias|AddType|AddHandler|Require (?:all|local|ip)"
    r"|Options [-+A-Z]|AllowOverride|ErrorLog|CustomLog|SetHandler|ProxyPass)\b",
    re.I,
)
_INI_SECTION = _lines(r"^\s*\[[^\[\]\n]+\]\s*(?:[#;].*)?$")
_INI_PAIR = _lines(r"^\s*[\w.@/$\[\] -]+?\s*=")
_INI_OTHER = _lines(r"^\s*(?:<|\{|\}|\\|\w+\s*\{)|[;{]\s*$")


def server_config(text: str, hints: Collection[str] = ()) -> str | None:
    """Nginx or Apache, for names like x.vhost and sites-available/x."""
    return _winner(text, {"nginx": _NGINX, "apacheconf": _APACHE})


def conf_file(text: str, hints: Collection[str] = ()) -> str | None:
    """`.conf` says nothing: nginx, Apache, an INI with sections, or dropped."""
    server = server_config(text)
    if server is not None:
        pattern = _NGINX if server == "nginx" else _APACHE
        return server if len(pattern.findall(text)) >= 2 else None
    return "ini" if _INI_SECTION.search(text) and is_ini(text) else None


def is_ini(text: str) -> bool:
    """Sections or pairs on most lines, and hardly anything of another grammar."""
    lines = [line for line in text.split("\n") if line.strip() and line.lstrip()[0] not in "#;"]
    n_fit = sum(_INI_SECTION.match(line) is not None or _INI_PAIR.match(line) is not None for line in lines)
    n_other = sum(_INI_OTHER.search(line) is not None for line in lines)
    return bool(lines) and n_fit * 2 >= len(lines) and n_other * 8 <= len(lines)


def _of_csl(text: str, hints: Collection[str]) -> str | None:
    return "xml" if text.lstrip("\ufeff \r\n").startswith("<") else None


def _of_cake(text: str, hints: Collection[str]) -> str | None:
    return _winner(
        text,
        {
            "csharp": _lines(r"^\s*(?:Task\(|#addin|#tool|var \w+ = .*;|\.Does\(|RunTarget\()"),
            "coffeescript": _lines(r"->\s*$|^\s*\w+ = require "),
        },
    )


_FORTRAN = _lines(
    r"^\s*(?:\d+\s+)?(?:program|subroutine|module|end|integer|real|double precision|implicit none|call|do"
    r"|if ?\(|common|dimension|parameter|character|logical|write ?\(|read ?\(|format ?\(|return|function"
    r"|data|continue|include|contains|use)\b|^[cC*!]",
    re.I,
)


def _of_f(text: str, hints: Collection[str]) -> str | None:
    return _winner(text, {"fortran": _FORTRAN, "forth": _FORTH})


def man_page(text: str, hints: Collection[str] = ()) -> str | None:
    """`.1` to `.8`: a manual page, or dropped (rotated logs, versions, test data)."""
    return "roff" if len(_ROFF.findall(text)) >= 3 and _ROFF.match(text.lstrip("\ufeff\r\n ")) else None


def _by_shebang_alone(text: str, hints: Collection[str]) -> str | None:
    return None  # `.cgi`, `.fcgi`: the labeller has asked the shebang before


# .h

_OBJC_HEADER = _lines(
    r"^\s*@(?:interface|protocol|class|property|end|optional|required)\b|^\s*#\s*import\b"
    r"|\bNS_(?:ASSUME_NONNULL|ENUM|OPTIONS|SWIFT_NAME)|^\s*[-+] ?\([\w *<>]+\)\s*\w"
)
_CPP_HEADER = _lines(
    r"^\s*(?:class\s+(?:[A-Z_]+\s+)?[\w:]+(?:\s+final)?\s*(?:[:;{]|$)"
    r"|(?:inline )?namespace(?:\s+[\w:]+)?\s*\{?\s*$|namespace\s+\w+|template\s*<"
    r"|using\s+(?:namespace\s+)?\w|(?:public|private|protected)(?:\s+\w+)?\s*:"
    r"|virtual\s|friend\s|explicit\s|constexpr\s|typename\s|#\s*include\s*(?:<(?:iostream|vector|string"
    r"|memory|map|set|list|utility|functional|algorithm|c(?:std\w+|string|math|assert)|tuple|array"
    r"|optional|unordered_\w+|sstream|fstream|mutex|thread|atomic|type_traits|limits|deque|queue|exception"
    r"|stdexcept|chrono|boost/[^>]*|Q[A-Z]\w*(?:/[^>]*)?)>|[<\"][^>\"\n]*\.(?:hpp|hh|hxx)[>\"]))"
    r"|\bstd::\w|\b\w+::\w+\(|\boperator\s*[-+=<>!*\[(]|\b(?:static|reinterpret|dynamic|const)_cast<"
    r"|\bnullptr\b|\bnoexcept\b|\boverride\b|\bconst\s+\w+\s*&\s*\w|\bQ_OBJECT\b|~\w+\(\)"
)
_C_HEADER = _lines(
    r"^\s*extern\s+\"C\"\s*\{|^\s*typedef\s+(?:struct|union|enum)\b|\(void\)\s*;|^\s*(?:extern\s+"
    r"|static\s+(?:inline\s+)?)?struct\s+\w+\s*\*|^\s*struct\s+\w+;|\b(?:struct"
    r"|union)\s+\w+\s*\*\s*\w+[,;)]|\b__attribute__|\bG_BEGIN_DECLS\b|\bG_DECLARE_\w+|\b__user\b|\bu(?:8"
    r"|16|32|64)\s+\w+;"
)
_CUDA_HEADER = _lines(r"\b__(?:global|device|shared)__\b|<<<")


def _of_h(text: str, hints: Collection[str]) -> str | None:
    bare = _COMMENT_C.sub("", text[:_SCRIPT_CHARS])
    cpp = _CPP_HEADER.search(bare) is not None
    if _lines(r"@(?:interface|protocol|property)\b").search(bare) or len(_OBJC_HEADER.findall(bare)) >= 3:
        return (
            "objective-cpp"
            if cpp and _lines(r"\bstd::|^\s*namespace\b|^\s*template\s*<").search(bare)
            else "objective-c"
        )
    if _CUDA_HEADER.search(bare):
        return None
    if cpp:
        # One mark may be a macro or a struct member named `class`; the guard of a shared header is none.
        return "cpp" if len(_CPP_HEADER.findall(bare)) >= 2 or not _C_HEADER.search(bare) else None
    return "c" if len(_C_HEADER.findall(bare)) >= 2 else C_HEADER


# Suffixes that one row owns in the table, and that lie all the same.


def _of_html(text: str, hints: Collection[str]) -> str | None:
    """HTML, or the template language whose marks stand on one line in nine; dropped in between."""
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith(("<template", "<script setup")) and "<script" in text:
        return "vue"
    engine = templates.engine_of(text)
    if engine is not None:
        return engine if templates.mark_share(text, engine) > 1 / 9 else None
    if templates.has_unknown_marks(text):
        return None
    return "html" if "<" in start else None


def _of_xml(text: str, hints: Collection[str]) -> str | None:
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("<") or start[:9].lower().startswith("<!doctype html"):
        return None
    if "<xsl:stylesheet" in text[:4000] or "<xsl:transform" in text[:4000]:
        return "xsl"
    if templates.is_templated(text) or "<%" in text[:2000] or "<#if" in text:
        return None
    return "xml"


def _of_json(text: str, hints: Collection[str]) -> str | None:
    kind = json_kind(text)
    return kind if kind != "json5" else None


def _of_json5(text: str, hints: Collection[str]) -> str | None:
    return "json5" if json_kind(text) in ("json5", "jsonc") else None


def _of_js(text: str, hints: Collection[str]) -> str | None:
    return dialect(text[:_SCRIPT_CHARS], typed=False)


def _of_ts(text: str, hints: Collection[str]) -> str | None:
    return dialect(text[:_SCRIPT_CHARS], typed=True)


def _of_yaml(text: str, hints: Collection[str]) -> str | None:
    if _lines(
        r"\{\{-|^\s*\{\{ ?(?:if|range|end|include|with|define|template)\b|\{\{ ?\.(?:Values|Release|Chart)"
    ).search(text):
        return "go-template" if templates.mark_share(text, "go-template") > 1 / 9 else None
    if templates.is_templated(text):
        return None
    return "yaml" if _YAML.search(text) or _lines(r"^\s*- ").search(text) else None


_RST = _lines(
    r"^\.\. (?:[\w-]+::|_[^:]+:|\[\w+\])|:(?:ref|doc|class|func|meth|mod|term|file):`|``[^`\n]+``"
    r"|^.+::\s*$\n\n\s+\S"
)
_RST_SURE = _lines(r"^\s*\.\. [\w-]+::|:(?:ref|class|func|meth|mod|doc):`")
_ASCIIDOC = _lines(
    r"^={1,4} \S|^\[(?:source|verse|NOTE|TIP|quote|role|horizontal|options|\[)[^\n]*\]\s*$|^:[\w-]+:"
    r"|\blink:\w|^\.[A-Z]\w+|<<[\w-]+>>|^\+\s*$|^\[verse\]"
)
_MARKDOWN = _lines(r"^#{1,4} \S|^```|\]\(https?:|^\* \[|!\[")
_CODE_LINE = _lines(
    r"[;{}]\s*$|^\s*(?:#include|import \w|def \w+\(|class \w+|<\w|</|\$ \w|>>> |function \w+|\w+\(.*\)\s*$"
    r"|@\w+|\w+ = )"
)
_VIM_HELP = re.compile(r"^\*\S+\.txt\*|\bft=help\b|vim:tw=78", re.M)
_WORDS = re.compile(r"(?:[^\W\d_]{2,}[,;:.!?)'\"]*\s+){3,}[^\W\d_]+")


def prose(text: str, hints: Collection[str] = ()) -> str | None:
    """`.txt`, README: plain text, another markup under that name, or dropped (code, tables, sessions)."""
    if _VIM_HELP.search(text[:300]) or _VIM_HELP.search(text[-300:]) or "\x08" in text:
        return None
    if text.lstrip("\ufeff \r\n")[:1] in "<{%" or text.startswith("#!"):
        return None
    text = text[:_SCRIPT_CHARS]
    if len(_RST_SURE.findall(text)) >= 2:
        return "restructuredtext"
    if len(_ASCIIDOC.findall(text)) >= 6 and _lines(r"^(?:={1,3} \S|[A-Z][^\n]*\n[=~-]{5,}$)").search(text):
        return "asciidoc" if _lines(r"^\[(?:source|verse|NOTE|TIP|quote|\[)|\blink:\w").search(text) else None
    if len(_MARKDOWN.findall(text)) >= 3 or len(_RST.findall(text)) >= 5:
        return None
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return None
    if sum(_LOG_LINE.match(line) is not None for line in lines[:20]) * 2 >= min(20, len(lines)):
        return "log"
    n_code = sum(_CODE_LINE.search(line) is not None for line in lines)
    n_words = sum(_WORDS.search(line) is not None or not line.isascii() for line in lines)
    return "plaintext" if n_code * 4 <= len(lines) and n_words * 10 >= 3 * len(lines) else None


_LOG_LINE = _lines(
    r"^.{0,60}?(?:\d\d:\d\d:\d\d|\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|CRITICAL|NOTICE)\b"
    r"|\[\s*\d+\.\d{3,}\]|\bnpm (?:ERR!|WARN)|Traceback \(|^\s+at [\w.$]+\()"
)


def log_output(text: str, hints: Collection[str] = ()) -> str | None:
    """`.log`: three lines in ten carry a time, a level or a stack frame. TeX's logs are dropped."""
    if text.startswith(("This is ", "**")) or "(./" in text[:3000]:
        return None
    lines = [line for line in text.split("\n")[:400] if line.strip()]
    return (
        "log" if sum(_LOG_LINE.match(line) is not None for line in lines) * 10 >= 3 * len(lines) > 0 else None
    )


def table_rows(separator: str, label: str) -> Rule:
    """`.csv`, `.tsv`: first lines have the same number of separators, at least one."""

    def rule(text: str, hints: Collection[str]) -> str | None:
        lines = [line for line in text[:8000].split("\n")[:40] if line.strip()]
        for sign in (separator, ";") if separator == "," else (separator,):
            counts = [line.count(sign) for line in lines]
            if len(counts) >= 2 and counts.count(counts[0]) * 10 >= 7 * len(counts) and counts[0]:
                return label
        return None

    return rule


_JS_SUFFIXES = (".js", ".mjs", ".cjs", ".jsx", ".es6", ".es", ".jsm", ".njs", ".pac", ".ssjs", ".sjs")
_TS_SUFFIXES = (".ts", ".tsx", ".mts", ".cts")
_SHADER_SUFFIXES = (
    ".cginc", ".comp", ".compute", ".fp", ".frag", ".fsh", ".fx", ".fxh", ".geom", ".glsl",
    ".hlsl", ".hlsli", ".rahit", ".rcall", ".rchit", ".rgen", ".rint", ".rmiss", ".tesc",
    ".tese", ".vert", ".vs", ".vsh",
)  # fmt: skip

DECIDED: Mapping[str, Rule] = {
    **dict.fromkeys(_JS_SUFFIXES, _of_js),
    **dict.fromkeys(_TS_SUFFIXES, _of_ts),
    **dict.fromkeys(_SHADER_SUFFIXES, _shader),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), _of_html),
    **dict.fromkeys((".yaml", ".yml", ".eyaml"), _of_yaml),
    **dict.fromkeys((".s", ".asm", ".nasm", ".nas"), _of_s),
    **dict.fromkeys((".txt", ".text"), prose),
    **dict.fromkeys((".cgi", ".fcgi"), _by_shebang_alone),
    **dict.fromkeys((".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"), man_page),
    **dict.fromkeys((".pm", ".t"), _of_pm_or_t),
    **dict.fromkeys((".ml", ".mli", ".fun", ".sml"), _of_ml),
    **dict.fromkeys((".f", ".for"), _of_f),
    **dict.fromkeys((".gd", ".gi", ".gap"), _of_gd),
    **dict.fromkeys((".tmpl", ".gotmpl", ".gohtml"), _of_tmpl),
    ".as": _of_as,
    ".bas": _of_bas,
    ".cake": _of_cake,
    ".cl": _of_cl,
    ".cls": _of_cls,
    ".conf": conf_file,
    ".csl": _of_csl,
    ".csv": table_rows(",", "csv"),
    ".d": _of_d,
    ".do": _of_do,
    ".fs": _of_fs,
    ".gs": _of_gs,
    ".h": _of_h,
    ".inc": _of_inc,
    ".json": _of_json,
    ".json5": _of_json5,
    ".l": _of_l,
    ".ll": _of_ll,
    ".log": log_output,
    ".m": _of_m,
    ".mo": _of_mo,
    ".pl": _of_pl,
    ".pls": _of_pls,
    ".plt": _of_plt,
    ".pp": _of_pp,
    ".pro": _of_pro,
    ".r": _of_r,
    ".rest": _of_rest,
    ".sc": _of_sc,
    ".shader": _of_shader,
    ".sls": _of_sls,
    ".spec": _of_spec,
    ".tab": table_rows("\t", "tsv"),
    ".tpl": _of_tpl,
    ".tst": _of_tst,
    ".tsv": table_rows("\t", "tsv"),
    ".v": _of_v,
    ".vh": _of_vh,
    ".vhost": server_config,
    ".xml": _of_xml,
}
