# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tenderlens_global_optspecs
    string join \n f/format= field= o/output= glob= files-from= 0/null j/jobs= sources= list= witness strict resume= manifest= max-file= max-pages= max-cells= max-quote= max-unpacked= max-ratio= max-depth= max-members= max-memory= max-seconds= q/quiet color= lang= ocr= ocr-models= h/help V/version
end

function __fish_tenderlens_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_tenderlens_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_tenderlens_using_subcommand
    set -l cmd (__fish_tenderlens_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c tenderlens -n "__fish_tenderlens_needs_command" -s f -l format -d 'How to print the records [default: JSON, indented on a terminal, else a record a line]' -r -f -a "json\t'One array'
jsonl\t'A record a line'
csv\t'A row a fact'
card\t'A short view to read, with quotes'"
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l field -d 'Print the values at this path only, one a line, e.g. suppliers.name (for several files: path, tab, value)' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -s o -l output -d 'Write to this file; it appears when all is written' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l glob -d 'In folders, take only files that fit this pattern (several: any of them), e.g. \'*.pdf\' or \'2024/**/*.xlsx\'' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l files-from -d 'Read the paths from this file, one a line; - is standard input' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -s j -l jobs -d 'How many files are read at a time [default: the number of processors]' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l sources -d 'Where files came from: a CSV with the columns path or sha256, and url, retrieved, archived' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l list -d 'Bodies to look for beside the lists that are built in: a CSV with the columns list,name_zh and, where known, aliases,name_en,published,effective,edition,citation' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l resume -d 'Go on with a run that was broken off: the same call, with the .part file that it left' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l manifest -d 'Write what went in (with hashes and sources), what came out, program and tables to this file, as JSON' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-file -d 'Bytes of one file' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-pages -d 'Pages read of one file' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-cells -d 'Cells of tables, or lines of text, kept of one file' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-quote -d 'Letters of one quote' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-unpacked -d 'Bytes that the packed parts of one file may unpack to' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-ratio -d 'How many times its packed size a member of an archive may unpack to' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-depth -d 'How many archives may lie inside each other' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-members -d 'Members read of one archive' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-memory -d 'Memory (address space) of a process that reads' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l max-seconds -d 'Seconds of processor time for one page, or for a small file as a whole; large files get more' -r
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_needs_command" -s 0 -l null -d 'The paths in --files-from end in NUL, as find -print0 writes them'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l witness -d 'Let a second, independent PDF reader confirm the quotes'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -l strict -d 'Pages without readable text are an error'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -s V -l version -d 'Print version'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "text" -d 'The letters that the tool reads, pages parted by form feeds'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "tokens" -d 'The words that jieba makes of a file, a line a block'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "lexicon" -d 'What the tool knows: names of chips, clouds and services, labels, lists, each with its source'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "verify" -d 'Every quote of an old result against its file, to the letter'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "diff" -d 'What changed between two results: facts that are new, gone, changed, or proven elsewhere'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "report" -d 'The evidence as a page to read, or the checker\'s sheet'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "summary" -d 'The register over results: purchases, buyers, totals, the funnel'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "models" -d 'The OCR models that are there; install takes them out of a wheel'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "schema" -d 'The JSON Schema of the record'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "completions" -d 'Completions for a shell'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "man" -d 'The manual page'
complete -c tenderlens -n "__fish_tenderlens_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -s f -l format -d 'Letters, or all blocks with places and boxes' -r -f -a "text\t'Plain text'
json\t'JSON'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -l places -d 'Put page and box, sheet and cell, line or block before each block'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand text" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -s f -l format -d 'Words parted by blanks, or all tokens with byte offsets' -r -f -a "text\t'Plain text'
json\t'JSON'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand tokens" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -s f -l format -d 'A line a row, or all cells of a row as JSON' -r -f -a "text\t'Plain text'
json\t'JSON'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand lexicon" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -l root -d 'The folder from which the paths of the result hold [default: the current one]' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -s f -l format -d 'How to print the answer [default: a table on a terminal, else json]' -r -f -a "table\t'Files with what is wrong in them, and the counts'
json\t'One line each'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -s f -l format -d 'How to print the differences [default: a table on a terminal, else json]' -r -f -a "table\t'Files with what is wrong in them, and the counts'
json\t'One line each'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -s o -l output -d 'Write to this file; its ending chooses the format where --format does not' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -s f -l format -d 'A page to read, or the checker\'s sheet with one row a fact [default: by the name of the output, else html]' -r -f -a "html\t'One page that needs nothing beside it'
csv\t'One row a fact, for any spreadsheet'
xlsx\t'The same as a workbook'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l root -d 'The folder from which the paths of the result hold [default: the current one]' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l aliases -d 'Bodies and purchases that you join or part yourself, as for summary' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -l no-images -d 'Leave out the pictures of pages, for a small file'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -s f -l format -d 'How to print the register [default: a table]' -r -f -a "text\t'The funnel and a table by buyer'
json\t'Everything, with the reason for every join'
csv\t'A row a buyer'
md\t'A page'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -l aliases -d 'Bodies and purchases that you join or part yourself: a CSV with the columns relation,a,b' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -l rate -d 'Show amounts at this rate as well, e.g. USD=7.1439@2024-08-23 (yuan for one unit, day of the rate)' -r
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -s o -l output -d 'Write to this file' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand summary" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -f -a "install" -d 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and not __fish_seen_subcommand_from install help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from install" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from install" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from install" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from install" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from install" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from help" -f -a "install" -d 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand models; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand schema" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand schema" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand schema" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand schema" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand schema" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand completions" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand completions" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand completions" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand completions" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand completions" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand man" -l color -d 'Colours in cards' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand man" -l lang -d 'Language of messages and cards; the record always has both' -r -f -a "en\t'English'
zh\t'中文'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand man" -l ocr -d 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)' -r -f -a "auto\t'Those without letters that can be read'
all\t'All'
off\t'None'"
complete -c tenderlens -n "__fish_tenderlens_using_subcommand man" -l ocr-models -d 'The folder with the OCR models' -r -F
complete -c tenderlens -n "__fish_tenderlens_using_subcommand man" -s q -l quiet -d 'No progress and no remarks; errors are still told'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "text" -d 'The letters that the tool reads, pages parted by form feeds'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "tokens" -d 'The words that jieba makes of a file, a line a block'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "lexicon" -d 'What the tool knows: names of chips, clouds and services, labels, lists, each with its source'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "verify" -d 'Every quote of an old result against its file, to the letter'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "diff" -d 'What changed between two results: facts that are new, gone, changed, or proven elsewhere'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "report" -d 'The evidence as a page to read, or the checker\'s sheet'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "summary" -d 'The register over results: purchases, buyers, totals, the funnel'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "models" -d 'The OCR models that are there; install takes them out of a wheel'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "schema" -d 'The JSON Schema of the record'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "completions" -d 'Completions for a shell'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "man" -d 'The manual page'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and not __fish_seen_subcommand_from text tokens lexicon verify diff report summary models schema completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tenderlens -n "__fish_tenderlens_using_subcommand help; and __fish_seen_subcommand_from models" -f -a "install" -d 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps'
