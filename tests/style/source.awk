# SPDX-License-Identifier: GPL-3.0-or-later
# Reads C files, their paths given from the project's root, and prints one line for every breach of
# the project's rules: sizes, words, banned functions, and which file may include which.
# clang-format has put a function's braces alone in the first column; sizes are measured by them.

function complain(line, text) {
  printf "%s:%d: %s\n", FILENAME, line, text
  failed = 1
}

# The line without comments; texts and characters become "".
function code_of(line, out, start) {
  out = ""
  while (line != "") {
    if (in_comment) {
      start = index(line, "*/")
      if (start == 0)
        return out
      in_comment = 0
      line = substr(line, start + 2)
    } else if (match(line, /["']|\/\*|\/\//)) {
      out = out substr(line, 1, RSTART - 1)
      start = substr(line, RSTART, 2)
      line = substr(line, RSTART)
      if (start == "//")
        return out
      if (start == "/*") {
        in_comment = 1
        line = substr(line, 3)
      } else {
        if (match(line, /^"([^"\\]|\\.)*"/) || match(line, /^'([^'\\]|\\.)*'/))
          line = substr(line, RLENGTH + 1)
        else
          line = ""
        out = out "\"\""
      }
    } else {
      return out line
    }
  }
  return out
}

function layer_of(path, parts, count) {
  count = split(path, parts, "/")
  if (parts[1] == "libxtrain" && count > 2)
    return parts[2]
  return parts[1]
}

function ban(words, group, parts, i, count) {
  count = split(words, parts, " ")
  for (i = 1; i <= count; i++)
    banned[group, parts[i]] = 1
}

function is_banned(word) {
  if (("all", word) in banned)
    return 1
  if (layer == "cli")
    return ("cli", word) in banned
  if (FILENAME !~ /^libxtrain\//)
    return 0
  if (word == "strtod")
    return FILENAME != "libxtrain/base/text.c"
  if (("memory", word) in banned)
    return FILENAME != "libxtrain/base/memory.c"
  if (("clock", word) in banned)
    return FILENAME != "libxtrain/base/clock.c"
  if (("jump", word) in banned)
    return FILENAME !~ only["glpk.h"]
  if (("locale", word) in banned)
    return FILENAME !~ only["libconfig.h"]
  return ("cli", word) in banned || ("library", word) in banned
}

function check_words(code, word) {
  while (match(code, /[A-Za-z_][A-Za-z0-9_]*[ ]*\(/)) {
    word = substr(code, RSTART, RLENGTH)
    sub(/[ ]*\($/, "", word)
    # A member that happens to have the name is no call of the function.
    if (is_banned(word) && substr(code, 1, RSTART - 1) !~ /(->|\.)$/)
      complain(FNR, word " is banned here")
    code = substr(code, RSTART + RLENGTH)
  }
}

function check_include(line, name, parts, other, quoted) {
  quoted = line ~ /"/
  match(line, /["<][^">]*[">]/)
  name = substr(line, RSTART + 1, RLENGTH - 2)
  if (name ~ /\.c$/)
    complain(FNR, "a source file is included")
  if (name in only && FILENAME !~ only[name])
    complain(FNR, "<" name "> may be included by " only[name] " alone")
  if (name == "xtrain.h" || name ~ /^xtrain\//)
    return
  if (FILENAME ~ /^include\//) {
    if (name !~ /^(stdbool|stddef|stdint)\.h$/)
      complain(FNR, "public headers include no " name)
    return
  }
  if (FILENAME ~ /^examples\// && quoted)
    complain(FNR, "an example includes public headers only")
  if (!quoted || FILENAME ~ /^tests\//)
    return
  if (FILENAME ~ /^cli\//) {
    if (name ~ /\//)
      complain(FNR, "the program includes public headers and its own only")
    return
  }
  split(name, parts, "/")
  other = parts[1]
  if (name !~ /\//)
    complain(FNR, "write \"" layer "/" name "\"")
  else if (other != layer && index(" " below[layer] " ", " " other " ") == 0)
    complain(FNR, layer " may not include " other)
}

function check_guard(code, guard) {
  guard = FILENAME
  sub(/^include\//, "", guard)
  sub(/^libxtrain\//, "XT_", guard)
  sub(/^cli\//, "XT_CLI_", guard)
  gsub(/[\/.]/, "_", guard)
  if (FILENAME !~ /^tests\// && code != "#ifndef " toupper(guard))
    complain(FNR, "the guard is not " toupper(guard))
}

function end_file() {
  if (path != "" && lines > max_file_lines)
    printf "%s:%d: %d lines in a file; at most %d\n", path, lines, lines, max_file_lines
  if (path != "" && lines > max_file_lines)
    failed = 1
}

BEGIN {
  max_file_lines = 700
  max_function_lines = 70

  below["base"] = ""
  below["model"] = "base"
  below["plan"] = "base model"
  below["read"] = below["check"] = below["solve"] = below["export"] = "base model plan"
  # The reports stand on the public functions; base gives them texts and memory.
  below["report"] = "base"
  below["explain"] = "base model plan read check solve"
  below["api"] = "base model plan read check solve export explain"

  only["glpk.h"] = "^libxtrain/solve/glpk_[a-z_]*\\.[ch]$"
  only["libconfig.h"] = "^libxtrain/read/config\\.c$"
  only["csv.h"] = "^libxtrain/read/csv\\.c$"

  ban("gets sprintf vsprintf strcpy strcat strncpy strncat stpcpy strtok atoi atol atoll atof", "all")
  ban("rand srand random srandom drand48 localtime gmtime ctime asctime strerror tmpnam tempnam", "all")
  ban("mktemp alloca system popen vfork", "all")
  ban("scanf fscanf sscanf vsscanf strtod strtof strtold", "cli")
  ban("exit _exit _Exit quick_exit abort setlocale", "cli")
  ban("printf vprintf puts putchar perror fputs fputc putc assert getenv signal sigaction atexit", "library")
  ban("raise setenv putenv", "library")
  ban("malloc calloc realloc reallocarray aligned_alloc posix_memalign free strdup strndup", "memory")
  ban("setjmp longjmp", "jump")
  ban("newlocale uselocale freelocale", "locale")
  ban("time clock clock_gettime gettimeofday", "clock")
}

FNR == 1 {
  end_file()
  path = FILENAME
  layer = layer_of(path)
  in_comment = 0
  first_directive = (path ~ /\.h$/)
  definition = 0
  if ($0 != "/* SPDX-License-Identifier: GPL-3.0-or-later */")
    complain(1, "the first line is not the SPDX line")
}

{
  lines = FNR
  if ($0 ~ /\t/)
    complain(FNR, "a tab")
  if ($0 ~ /[ \r]$/)
    complain(FNR, "white space at the end")
  if ($0 ~ /(^|[^A-Za-z0-9_])(TODO|FIXME|XXX|HACK)([^A-Za-z0-9_]|$)/ ||
      tolower($0) ~ /(^|[^a-z0-9_])(stub|placeholder|for now|not implemented)([^a-z0-9_]|$)/)
    complain(FNR, "unfinished work is marked here")

  code = code_of($0)
  if (code ~ /^#[ ]*include/) {
    check_include($0)
    next
  }
  if (first_directive && code ~ /^#/) {
    check_guard(code)
    first_directive = 0
  }
  check_words(code)

  if (code ~ /^[A-Za-z_]/ && code !~ /:$/)
    definition = FNR
  if (code == "}") {
    if (definition > 0 && FNR - definition + 1 > max_function_lines)
      complain(definition, FNR - definition + 1 " lines in a function; at most " max_function_lines)
    definition = 0
  }
}

END {
  end_file()
  exit failed
}
