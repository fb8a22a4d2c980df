
use builtin;
use str;

set edit:completion:arg-completer[tenderlens] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'tenderlens'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'tenderlens'= {
            cand -f 'How to print the records [default: JSON, indented on a terminal, else a record a line]'
            cand --format 'How to print the records [default: JSON, indented on a terminal, else a record a line]'
            cand --field 'Print the values at this path only, one a line, e.g. suppliers.name (for several files: path, tab, value)'
            cand -o 'Write to this file; it appears when all is written'
            cand --output 'Write to this file; it appears when all is written'
            cand --glob 'In folders, take only files that fit this pattern (several: any of them), e.g. ''*.pdf'' or ''2024/**/*.xlsx'''
            cand --files-from 'Read the paths from this file, one a line; - is standard input'
            cand -j 'How many files are read at a time [default: the number of processors]'
            cand --jobs 'How many files are read at a time [default: the number of processors]'
            cand --sources 'Where files came from: a CSV with the columns path or sha256, and url, retrieved, archived'
            cand --list 'Bodies to look for beside the lists that are built in: a CSV with the columns list,name_zh and, where known, aliases,name_en,published,effective,edition,citation'
            cand --resume 'Go on with a run that was broken off: the same call, with the .part file that it left'
            cand --manifest 'Write what went in (with hashes and sources), what came out, program and tables to this file, as JSON'
            cand --max-file 'Bytes of one file'
            cand --max-pages 'Pages read of one file'
            cand --max-cells 'Cells of tables, or lines of text, kept of one file'
            cand --max-quote 'Letters of one quote'
            cand --max-unpacked 'Bytes that the packed parts of one file may unpack to'
            cand --max-ratio 'How many times its packed size a member of an archive may unpack to'
            cand --max-depth 'How many archives may lie inside each other'
            cand --max-members 'Members read of one archive'
            cand --max-memory 'Memory (address space) of a process that reads'
            cand --max-seconds 'Seconds of processor time for one page, or for a small file as a whole; large files get more'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -0 'The paths in --files-from end in NUL, as find -print0 writes them'
            cand --null 'The paths in --files-from end in NUL, as find -print0 writes them'
            cand --witness 'Let a second, independent PDF reader confirm the quotes'
            cand --strict 'Pages without readable text are an error'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand text 'The letters that the tool reads, pages parted by form feeds'
            cand tokens 'The words that jieba makes of a file, a line a block'
            cand lexicon 'What the tool knows: names of chips, clouds and services, labels, lists, each with its source'
            cand verify 'Every quote of an old result against its file, to the letter'
            cand diff 'What changed between two results: facts that are new, gone, changed, or proven elsewhere'
            cand report 'The evidence as a page to read, or the checker''s sheet'
            cand summary 'The register over results: purchases, buyers, totals, the funnel'
            cand models 'The OCR models that are there; install takes them out of a wheel'
            cand schema 'The JSON Schema of the record'
            cand completions 'Completions for a shell'
            cand man 'The manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tenderlens;text'= {
            cand -f 'Letters, or all blocks with places and boxes'
            cand --format 'Letters, or all blocks with places and boxes'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand --places 'Put page and box, sheet and cell, line or block before each block'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;tokens'= {
            cand -f 'Words parted by blanks, or all tokens with byte offsets'
            cand --format 'Words parted by blanks, or all tokens with byte offsets'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;lexicon'= {
            cand -f 'A line a row, or all cells of a row as JSON'
            cand --format 'A line a row, or all cells of a row as JSON'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;verify'= {
            cand --root 'The folder from which the paths of the result hold [default: the current one]'
            cand -f 'How to print the answer [default: a table on a terminal, else json]'
            cand --format 'How to print the answer [default: a table on a terminal, else json]'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;diff'= {
            cand -f 'How to print the differences [default: a table on a terminal, else json]'
            cand --format 'How to print the differences [default: a table on a terminal, else json]'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;report'= {
            cand -o 'Write to this file; its ending chooses the format where --format does not'
            cand --output 'Write to this file; its ending chooses the format where --format does not'
            cand -f 'A page to read, or the checker''s sheet with one row a fact [default: by the name of the output, else html]'
            cand --format 'A page to read, or the checker''s sheet with one row a fact [default: by the name of the output, else html]'
            cand --root 'The folder from which the paths of the result hold [default: the current one]'
            cand --aliases 'Bodies and purchases that you join or part yourself, as for summary'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand --no-images 'Leave out the pictures of pages, for a small file'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;summary'= {
            cand -f 'How to print the register [default: a table]'
            cand --format 'How to print the register [default: a table]'
            cand --aliases 'Bodies and purchases that you join or part yourself: a CSV with the columns relation,a,b'
            cand --rate 'Show amounts at this rate as well, e.g. USD=7.1439@2024-08-23 (yuan for one unit, day of the rate)'
            cand -o 'Write to this file'
            cand --output 'Write to this file'
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;models'= {
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand install 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tenderlens;models;install'= {
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;models;help'= {
            cand install 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tenderlens;models;help;install'= {
        }
        &'tenderlens;models;help;help'= {
        }
        &'tenderlens;schema'= {
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;completions'= {
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;man'= {
            cand --color 'Colours in cards'
            cand --lang 'Language of messages and cards; the record always has both'
            cand --ocr 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)'
            cand --ocr-models 'The folder with the OCR models'
            cand -q 'No progress and no remarks; errors are still told'
            cand --quiet 'No progress and no remarks; errors are still told'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tenderlens;help'= {
            cand text 'The letters that the tool reads, pages parted by form feeds'
            cand tokens 'The words that jieba makes of a file, a line a block'
            cand lexicon 'What the tool knows: names of chips, clouds and services, labels, lists, each with its source'
            cand verify 'Every quote of an old result against its file, to the letter'
            cand diff 'What changed between two results: facts that are new, gone, changed, or proven elsewhere'
            cand report 'The evidence as a page to read, or the checker''s sheet'
            cand summary 'The register over results: purchases, buyers, totals, the funnel'
            cand models 'The OCR models that are there; install takes them out of a wheel'
            cand schema 'The JSON Schema of the record'
            cand completions 'Completions for a shell'
            cand man 'The manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tenderlens;help;text'= {
        }
        &'tenderlens;help;tokens'= {
        }
        &'tenderlens;help;lexicon'= {
        }
        &'tenderlens;help;verify'= {
        }
        &'tenderlens;help;diff'= {
        }
        &'tenderlens;help;report'= {
        }
        &'tenderlens;help;summary'= {
        }
        &'tenderlens;help;models'= {
            cand install 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps'
        }
        &'tenderlens;help;models;install'= {
        }
        &'tenderlens;help;schema'= {
        }
        &'tenderlens;help;completions'= {
        }
        &'tenderlens;help;man'= {
        }
        &'tenderlens;help;help'= {
        }
    ]
    $completions[$command]
}
