"""Shared suffixes: one text of each language that meets under them, and what is dropped."""

from __future__ import annotations

import pytest

from lsp_langid.assets import load_table
from lsp_langid.corpus.content import C_HEADER, DECIDED, decide, settle_headers

CASES = [
    # .m
    (
        ".m",
        "objective-c",
        "#import <Foundation/Foundation.h>\n@implementation Cart\n"
        "- (void)add:(NSString *)item {\n  [self.items addObject:item];\n}\n@end\n",
    ),
    (".m", "objective-c", "static int count = 0;\nint main(void)\n{\n  id cart = nil;\n  return count;\n}\n"),
    (
        ".m",
        "matlab",
        "function y = smooth(x, n)\n% SMOOTH moving average\ny = filter(ones(1, n) / n, 1, x);\nend\n",
    ),
    (
        ".m",
        "matlab",
        "## Octave\nfunction y = twice (x)\n  if (nargin != 1)\n    print_usage ();\n"
        "  endif\n  y = 2 * x;\nendfunction\n",
    ),
    (
        ".m",
        "wolfram",
        'BeginPackage["Fib`"]\n(* numbers *)\nfib[0] = 0;\n'
        "fib[n_] := fib[n - 1] + fib[n - 2]\nEndPackage[]\n",
    ),
    (
        ".m",
        None,
        ":- module hello.\n:- interface.\n:- import_module io.\n:- pred main(io::di, io::uo) is det.\n",
    ),
    # .pl .t .pm
    (
        ".pl",
        "perl",
        "use strict;\nuse warnings;\nmy %seen;\nwhile (my $line = <>) {\n"
        "  print $line unless $seen{$line}++;\n}\n",
    ),
    (
        ".pl",
        "prolog",
        ":- module(family, [parent/2]).\nparent(tom, bob).\ngrand(X, Z) :-\n"
        "    parent(X, Y),\n    parent(Y, Z).\n",
    ),
    (
        ".pl",
        "raku",
        "use v6;\nmulti sub fact(0) { 1 }\nmulti sub fact(Int $n) { $n * fact($n - 1) }\nsay fact(5);\n",
    ),
    (".t", "perl", "use strict;\nuse Test::More tests => 1;\nis(1 + 1, 2, 'sums');\n"),
    (".t", "raku", "use v6;\nuse Test;\nplan 1;\nis-deeply [1, 2].reverse, (2, 1), 'turned';\n"),
    (".t", None, "  $ hg init repo\n  $ cd repo\n  $ hg status\n"),
    (".pm", "raku", "unit class Stack;\nhas @.items;\nmethod push($x) { @!items.push($x) }\n"),
    (
        ".pm",
        "perl",
        "package Stack;\nuse strict;\nsub new { my $class = shift; return bless {}, $class }\n1;\n",
    ),
    # .v .vh
    (
        ".v",
        "coq",
        "Require Import Arith.\nLemma plus_n_O : forall n, n = n + 0.\nProof.\n"
        "  induction n; simpl; auto.\nQed.\n",
    ),
    (
        ".v",
        "verilog",
        "module counter(input clk, output reg [3:0] q);\n  always @(posedge clk)\n"
        "    q <= q + 1;\nendmodule\n",
    ),
    (
        ".v",
        "systemverilog",
        "module counter(input logic clk, output logic [3:0] q);\n"
        "  always_ff @(posedge clk)\n    q <= q + 1;\nendmodule\n",
    ),
    (".vh", "verilog", "`define WIDTH 8\n`define DEPTH 16\nparameter SIZE = 4;\n"),
    # shaders and .fs
    (
        ".fs",
        "fsharp",
        "module Cart\nopen System\nlet total items =\n    items |> List.sumBy snd\n"
        "type Item = { Name: string }\n",
    ),
    (
        ".fs",
        "glsl",
        "#version 330\nuniform sampler2D tex;\nin vec2 uv;\n"
        "void main() { gl_FragColor = texture2D(tex, uv); }\n",
    ),
    (
        ".fs",
        "forth",
        "\\ squares\n: square ( n -- n ) dup * ;\n: cube ( n -- n ) dup square * ;\nvariable total\n",
    ),
    (
        ".frag",
        "metal",
        "#include <metal_stdlib>\nusing namespace metal;\nfragment float4 main0() { return float4(1.0); }\n",
    ),
    (
        ".vert",
        "hlsl",
        "cbuffer C : register(b0) { float4x4 m; };\n"
        "float4 main(float3 p : POSITION) : SV_Position { return mul(m, p); }\n",
    ),
    (".shader", "shaderlab", 'Shader "Unlit/Red" {\n  SubShader { Pass { CGPROGRAM\n ENDCG } }\n}\n'),
    (
        ".gs",
        "javascript",
        "function onOpen() {\n  const ui = SpreadsheetApp.getUi();\n  ui.createMenu('Mail').addToUi();\n}\n",
    ),
    # .ts
    (
        ".ts",
        "typescript",
        "export interface User { id: number; name: string }\n"
        "export const find = (id: number): User | undefined => undefined;\n",
    ),
    (
        ".ts",
        None,
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        '<TS version="2.1" language="de">\n<context></context></TS>\n',
    ),
    (
        ".tsx",
        "typescriptreact",
        "type Props = { name: string };\nexport const Hi = ({ name }: Props) => <b>{name}</b>;\n",
    ),
    (
        ".tsx",
        "typescript",
        "export type Id = string;\nexport const same = (a: Id, b: Id): boolean => a === b;\n",
    ),
    # .js
    (
        ".js",
        "javascript",
        "const fs = require('fs');\nmodule.exports = function read(name) {\n"
        "  return fs.readFileSync(name, 'utf8');\n};\n",
    ),
    (
        ".js",
        "javascript",
        "// renders <Button /> for you\nvar html = '<div>' + name + '</div>';\n"
        "function f(a) { return a < 3 && a > 1; }\n",
    ),
    (
        ".js",
        "javascriptreact",
        "import React from 'react';\nexport default function Hi({ name }) {\n"
        '  return <p className="hi">Hello {name}</p>;\n}\n',
    ),
    (".js", None, "/* @flow */\nexport function double(n: number): number {\n  return 2 * n;\n}\n"),
    (".js", None, "export const id = (x: string): string => x;\nconst n: number = 3;\n"),
    # .cl .cls .l .ll
    (
        ".cl",
        "opencl",
        "__kernel void add(__global const float *a, __global float *b) {\n"
        "  int i = get_global_id(0);\n  b[i] += a[i];\n}\n",
    ),
    (".cl", "lisp", ";; stack\n(in-package :cart)\n(defun total (items)\n  (reduce #'+ items))\n"),
    (
        ".cls",
        "latex",
        "\\NeedsTeXFormat{LaTeX2e}\n\\ProvidesClass{letterx}[2020/01/01]\n\\LoadClass{article}\n",
    ),
    (
        ".cls",
        "vba",
        'VERSION 1.0 CLASS\nAttribute VB_Name = "Cart"\nOption Explicit\n'
        "Public Sub Add(ByVal name As String)\nEnd Sub\n",
    ),
    (
        ".cls",
        "apex",
        "public with sharing class CartController {\n  @AuraEnabled\n"
        "  public static List<Item__c> load() {\n    return [SELECT Id FROM Item__c];\n"
        "  }\n}\n",
    ),
    (".l", "lex", "%{\n#include <stdio.h>\n%}\n%%\n[0-9]+  { return NUMBER; }\n%%\n"),
    (".l", "roff", ".TH AMOUNT l\n.SH NAME\namount \\- counts\n"),
    (".l", "lisp", "(setq x 1)\n(defun twice (n) (* 2 n))\n;; end\n"),
    (".ll", "llvm", "; ModuleID = 'a.c'\ntarget triple = \"x86_64\"\ndefine i32 @main() {\n  ret i32 0\n}\n"),
    # .ml
    (
        ".ml",
        "ocaml",
        "open Printf\nlet rec fact n = if n = 0 then 1 else n * fact (n - 1)\n"
        'let () = printf "%d\\n" (fact 5)\n',
    ),
    (
        ".ml",
        "sml",
        "structure Stack = struct\n  datatype 'a t = Empty | Node of 'a * 'a t\n"
        "  fun push x s = Node (x, s)\n  val empty = fn () => Empty\nend;\n",
    ),
    (
        ".ml",
        "ocaml",
        "let () =\n  let square = fun x -> x * x in\n  List.iter (fun x -> print_int (square x)) [1; 2]\n",
    ),
    # .pp .inc .bas .pro .plt
    (
        ".pp",
        "pascal",
        "unit cart;\ninterface\nprocedure Add(name: string);\nimplementation\n"
        "procedure Add(name: string);\nbegin\n  count := count + 1;\nend;\nend.\n",
    ),
    (".pp", "puppet", "class ntp($servers = []) {\n  package { 'ntp':\n    ensure => installed,\n  }\n}\n"),
    (".pp", None, "#include <boost/config.hpp>\n#define X 1\nbegin\n"),
    (".inc", None, "#define A 1\n#include <b.h>\nint f() {\n}\n"),
    (".inc", "php", "<?php\nfunction theme_links($links) {\n  return implode(', ', $links);\n}\n"),
    (
        ".bas",
        "vba",
        'Attribute VB_Name = "Main"\nOption Explicit\nPublic Sub Run()\n  Dim i As Long\nEnd Sub\n',
    ),
    (".bas", "basic", '10 PRINT "HELLO"\n20 FOR I = 1 TO 3\n30 NEXT I\n40 END\n'),
    (".pro", "qmake", "TEMPLATE = app\nQT += widgets\nSOURCES += main.cpp\nwin32: LIBS += -luser32\n"),
    (".pro", "idl-gdl", "pro hello, name\n  compile_opt idl2\n  print, 'Hello ', name\nend\n"),
    (
        ".pro",
        "prolog",
        ":- initialization(main).\nlikes(mary, wine).\nmain :-\n  likes(mary, X), write(X).\n",
    ),
    (".plt", "gnuplot", "set terminal png\nset output 'a.png'\nplot sin(x)\n"),
    (".plt", "prolog", ":- begin_tests(arith).\ntest(add) :-\n    2 =:= 1 + 1.\n:- end_tests(arith).\n"),
    # .d .s .r .as .do .mo .gd
    (".d", "d", 'module cart;\nimport std.stdio;\nvoid main() { writeln("hi"); }\n'),
    (".d", None, "main.o: main.c defs.h \\\n  util.h\n"),
    (".d", None, '#pragma D option quiet\nsyscall::open:entry\n{ printf("%s", execname); }\n'),
    (".s", "asm", "\t.text\n\t.globl main\nmain:\n\tmovl $0, %eax\n\tret\n"),
    (".s", None, "square <- function(x) {\n  x * x\n}\n"),
    (".r", "r", "library(stats)\nfit <- lm(y ~ x, data = d)\nprint(summary(fit))\n"),
    (".r", None, 'REBOL [Title: "Hello"]\nprint "hello"\n'),
    (
        ".as",
        "actionscript",
        "package app {\n  import flash.display.Sprite;\n"
        "  public class Main extends Sprite {\n    private var n:int = 0;\n  }\n}\n",
    ),
    (".as", None, "start:\n  mov ax, 1\n  int 21h\n"),
    (".do", "stata", "clear\nuse auto.dta\ngen lprice = log(price)\nregress lprice mpg\n"),
    (".do", None, "redo-ifchange config.sh\n. ./config.sh\ngcc -o $3 main.c\n"),
    (".mo", "modelica", "model Ball\n  Real h;\nequation\n  der(h) = -1;\nend Ball;\n"),
    (".gd", "gdscript", "extends Node2D\nvar speed = 10\nfunc _ready():\n\tpass\n"),
    (".gd", "gap", 'DeclareOperation("Order", [IsGroup]);\nDeclareAttribute("Size", IsGroup);\n'),
    # .h
    (
        ".h",
        "c",
        "typedef struct list list_t;\nstruct list *list_new(void);\nvoid list_free(struct list *l);\n",
    ),
    (".h", "cpp", "#include <vector>\nnamespace cart {\nclass Item {\n public:\n  virtual ~Item();\n};\n}\n"),
    (
        ".h",
        "objective-c",
        "#import <UIKit/UIKit.h>\n@interface Cart : NSObject\n@property (nonatomic) int count;\n@end\n",
    ),
    (
        ".h",
        "objective-cpp",
        "#import <Foundation/Foundation.h>\n#include <string>\n@interface Cart : NSObject\n"
        "- (std::string)name;\n@end\n",
    ),
    (".h", C_HEADER, "#ifndef A_H\n#define A_H\n#define MAX 3\nint twice(int n);\n#endif\n"),
    # others
    (
        ".sls",
        "scheme",
        "(library (cart)\n  (export total)\n  (import (rnrs))\n  (define (total xs) (apply + xs)))\n",
    ),
    (".sls", "yaml", "nginx:\n  pkg.installed: []\n  service.running:\n    - enable: true\n"),
    (".spec", "rpm-spec", "Name: hello\nVersion: 1.0\nRelease: 1\n%description\nHello\n%prep\n%build\n"),
    (".spec", "python", "# -*- mode: python -*-\na = Analysis(['main.py'],\n             pathex=['.'])\n"),
    (".rest", "http", "GET https://example.com/items\nAccept: application/json\n"),
    (".rest", "restructuredtext", "Title\n=====\n\n.. note:: mind ``this``\n"),
    (
        ".sc",
        "scala",
        "import scala.util.Try\nobject Main {\n  def twice(n: Int) = n * 2\n  val x = twice(2)\n}\n",
    ),
    (
        ".sc",
        "supercollider",
        "Cart : Object {\n  var items;\n  *new { |name|\n    ^super.new.init(name)\n  }\n"
        "}\nSynthDef(\\a, { Out.ar(0, SinOsc.ar(440)) })\n",
    ),
    (".vhost", "nginx", "server {\n  listen 80;\n  server_name a.org;\n}\n"),
    (".vhost", "apacheconf", "<VirtualHost *:80>\n  ServerName a.org\n  DocumentRoot /srv\n</VirtualHost>\n"),
    (".conf", "ini", "[main]\nspeed = 3\nname = x\n"),
    (".conf", None, "speed 3\nname x\n"),
    (
        ".f",
        "fortran",
        "      program hello\n      integer i\n      do 10 i = 1, 3\n   10 continue\n      end\n",
    ),
    (".tpl", "smarty", "{if $user}\n  <p>{$user.name}</p>\n{/if}\n"),
    (".tpl", "go-template", '{{ define "name" }}\n{{ .Values.name | trunc 63 }}\n{{ end }}\n'),
    (".tpl", None, "Dear customer,\nyour order\n"),
    (".1", "roff", ".TH LS 1\n.SH NAME\nls \\- list\n.PP\nLists.\n"),
    (".1", None, "Oct 11 10:00:00 host sshd[1]: started\n"),
    (".csv", "csv", "a,b,c\n1,2,3\n4,5,6\n"),
    (".csv", None, "just some words\nand more words\n"),
    (".log", "log", "2024-01-02 10:00:00 INFO started\n2024-01-02 10:00:01 WARN slow\n"),
    (".log", None, "This is pdfTeX, Version 3.14\n(./a.tex\nLaTeX2e\n"),
    # .html
    (
        ".html",
        "html",
        "<!DOCTYPE html>\n<html><head><title>Hi</title></head>\n<body><p>Hello</p></body></html>\n",
    ),
    (".html", "jinja", '{% extends "base.html" %}\n{% block body %}\n<p>{{ name }}</p>\n{% endblock %}\n'),
    (
        ".html",
        "jinja",
        "{% load static %}\n{% comment %}x{% endcomment %}\n<a href=\"{% url 'home' %}\">home</a>\n",
    ),
    (
        ".html",
        "liquid",
        "---\nlayout: default\n---\n{% assign n = 3 %}\n<h1>{{ page.title }}</h1>\n{{ content }}\n",
    ),
    (
        ".html",
        "go-template",
        '{{ define "main" }}\n{{ range .Pages }}\n<li>{{ .Title }}</li>\n{{ else }}\n{{ end }}\n{{ end }}\n',
    ),
    (".html", "handlebars", "<ul>\n{{#each items}}\n  <li>{{name}}</li>\n{{/each}}\n</ul>\n"),
    (".html", "freemarker", "<#list items as item>\n<li>${item.name}</li>\n</#list>\n"),
    (
        ".html",
        "vue",
        "<template>\n  <b>{{ n }}</b>\n</template>\n<script>\n"
        "export default { data: () => ({ n: 1 }) }\n</script>\n",
    ),
    (".html", None, '<div py:for="x in xs">\n<%= x %>\n</div>\n'),
    # .json
    (".json", "json", '{"name": "x", "n": [1, 2]}\n'),
    (".json", "jsonc", '{\n  // comment\n  "strict": true,\n}\n'),
    (".json", "jsonl", '{"a": 1}\n{"a": 2}\n'),
    (".json", None, "{name: 'x'}\n"),
    (".json", "json", '{"url": "http://a.org//b", "x": "/* no comment */"}\n'),
    (".json5", "json5", "{\n  name: 'x',\n  n: 1,\n}\n"),
    (".xml", "xsl", '<?xml version="1.0"?>\n<xsl:stylesheet version="1.0" xmlns:xsl="x"></xsl:stylesheet>\n'),
    (".xml", "xml", '<?xml version="1.0"?>\n<cart><item/></cart>\n'),
    (".yaml", "yaml", "name: x\nsteps:\n  - run: make\n"),
    (".yaml", "go-template", "{{- if .Values.on }}\nname: {{ .Values.name }}\n{{- end }}\n"),
    (".tmpl", None, "<TMPL_VAR NAME=title>\n"),
    (
        ".txt",
        "plaintext",
        "Dear all, we met on Monday and talked about the plan.\nNobody had anything to add to the minutes.\n",
    ),
    (
        ".txt",
        "restructuredtext",
        "Usage\n=====\n\n.. code-block:: python\n\n   run()\n\n.. note:: see :ref:`more`\n",
    ),
    (".txt", None, "int main() {\n  return 0;\n}\n"),
]


@pytest.mark.parametrize(
    ("suffix", "label", "text"),
    [pytest.param(*case, id=f"{case[0]}-{case[1] or 'dropped'}-{n}") for n, case in enumerate(CASES)],
)
def test_content_decides_under_a_shared_suffix(suffix, label, text):
    assert decide(suffix, text, ()) == label


def test_every_label_that_content_can_give_is_a_row_of_the_table():
    table = load_table()

    assert {label for _, label, _ in CASES} - {None, C_HEADER} <= {language.id for language in table}


def test_every_shared_extension_of_the_table_is_decided_by_content():
    shared = {extension for language in load_table() for extension in language.shared_extensions}

    assert shared - DECIDED.keys() == set()


def test_a_hint_of_the_project_tips_the_scales():
    text = "# == Class: x\n#\n# Installs it.\n"

    assert decide(".pp", text, ()) is None
    assert decide(".pp", text, ("puppet",)) == "puppet"


@pytest.mark.parametrize(
    ("counts", "label"),
    [
        ({"c": 10, "cpp": 2}, "c"),
        ({"c": 1, "cpp": 20}, "cpp"),
        ({"c": 5, "cpp": 6}, None),
        ({"objective-c": 9}, None),
        ({}, None),
    ],
)
def test_undecided_headers_follow_the_sources_of_their_project(counts, label):
    assert settle_headers(counts) == label
