
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'tenderlens' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'tenderlens'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'tenderlens' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print the records [default: JSON, indented on a terminal, else a record a line]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the records [default: JSON, indented on a terminal, else a record a line]')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'Print the values at this path only, one a line, e.g. suppliers.name (for several files: path, tab, value)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; it appears when all is written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; it appears when all is written')
            [CompletionResult]::new('--glob', '--glob', [CompletionResultType]::ParameterName, 'In folders, take only files that fit this pattern (several: any of them), e.g. ''*.pdf'' or ''2024/**/*.xlsx''')
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the paths from this file, one a line; - is standard input')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are read at a time [default: the number of processors]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are read at a time [default: the number of processors]')
            [CompletionResult]::new('--sources', '--sources', [CompletionResultType]::ParameterName, 'Where files came from: a CSV with the columns path or sha256, and url, retrieved, archived')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'Bodies to look for beside the lists that are built in: a CSV with the columns list,name_zh and, where known, aliases,name_en,published,effective,edition,citation')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on with a run that was broken off: the same call, with the .part file that it left')
            [CompletionResult]::new('--manifest', '--manifest', [CompletionResultType]::ParameterName, 'Write what went in (with hashes and sources), what came out, program and tables to this file, as JSON')
            [CompletionResult]::new('--max-file', '--max-file', [CompletionResultType]::ParameterName, 'Bytes of one file')
            [CompletionResult]::new('--max-pages', '--max-pages', [CompletionResultType]::ParameterName, 'Pages read of one file')
            [CompletionResult]::new('--max-cells', '--max-cells', [CompletionResultType]::ParameterName, 'Cells of tables, or lines of text, kept of one file')
            [CompletionResult]::new('--max-quote', '--max-quote', [CompletionResultType]::ParameterName, 'Letters of one quote')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Bytes that the packed parts of one file may unpack to')
            [CompletionResult]::new('--max-ratio', '--max-ratio', [CompletionResultType]::ParameterName, 'How many times its packed size a member of an archive may unpack to')
            [CompletionResult]::new('--max-depth', '--max-depth', [CompletionResultType]::ParameterName, 'How many archives may lie inside each other')
            [CompletionResult]::new('--max-members', '--max-members', [CompletionResultType]::ParameterName, 'Members read of one archive')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Memory (address space) of a process that reads')
            [CompletionResult]::new('--max-seconds', '--max-seconds', [CompletionResultType]::ParameterName, 'Seconds of processor time for one page, or for a small file as a whole; large files get more')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'The paths in --files-from end in NUL, as find -print0 writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'The paths in --files-from end in NUL, as find -print0 writes them')
            [CompletionResult]::new('--witness', '--witness', [CompletionResultType]::ParameterName, 'Let a second, independent PDF reader confirm the quotes')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Pages without readable text are an error')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('text', 'text', [CompletionResultType]::ParameterValue, 'The letters that the tool reads, pages parted by form feeds')
            [CompletionResult]::new('tokens', 'tokens', [CompletionResultType]::ParameterValue, 'The words that jieba makes of a file, a line a block')
            [CompletionResult]::new('lexicon', 'lexicon', [CompletionResultType]::ParameterValue, 'What the tool knows: names of chips, clouds and services, labels, lists, each with its source')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Every quote of an old result against its file, to the letter')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'What changed between two results: facts that are new, gone, changed, or proven elsewhere')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'The evidence as a page to read, or the checker''s sheet')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'The register over results: purchases, buyers, totals, the funnel')
            [CompletionResult]::new('models', 'models', [CompletionResultType]::ParameterValue, 'The OCR models that are there; install takes them out of a wheel')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'The JSON Schema of the record')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'The manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tenderlens;text' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Letters, or all blocks with places and boxes')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Letters, or all blocks with places and boxes')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('--places', '--places', [CompletionResultType]::ParameterName, 'Put page and box, sheet and cell, line or block before each block')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;tokens' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Words parted by blanks, or all tokens with byte offsets')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Words parted by blanks, or all tokens with byte offsets')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;lexicon' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A line a row, or all cells of a row as JSON')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'A line a row, or all cells of a row as JSON')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;verify' {
            [CompletionResult]::new('--root', '--root', [CompletionResultType]::ParameterName, 'The folder from which the paths of the result hold [default: the current one]')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print the answer [default: a table on a terminal, else json]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: a table on a terminal, else json]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;diff' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print the differences [default: a table on a terminal, else json]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the differences [default: a table on a terminal, else json]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;report' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending chooses the format where --format does not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending chooses the format where --format does not')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A page to read, or the checker''s sheet with one row a fact [default: by the name of the output, else html]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'A page to read, or the checker''s sheet with one row a fact [default: by the name of the output, else html]')
            [CompletionResult]::new('--root', '--root', [CompletionResultType]::ParameterName, 'The folder from which the paths of the result hold [default: the current one]')
            [CompletionResult]::new('--aliases', '--aliases', [CompletionResultType]::ParameterName, 'Bodies and purchases that you join or part yourself, as for summary')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('--no-images', '--no-images', [CompletionResultType]::ParameterName, 'Leave out the pictures of pages, for a small file')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;summary' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print the register [default: a table]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the register [default: a table]')
            [CompletionResult]::new('--aliases', '--aliases', [CompletionResultType]::ParameterName, 'Bodies and purchases that you join or part yourself: a CSV with the columns relation,a,b')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'Show amounts at this rate as well, e.g. USD=7.1439@2024-08-23 (yuan for one unit, day of the rate)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;models' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tenderlens;models;install' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;models;help' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tenderlens;models;help;install' {
            break
        }
        'tenderlens;models;help;help' {
            break
        }
        'tenderlens;schema' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;man' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours in cards')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages and cards; the record always has both')
            [CompletionResult]::new('--ocr', '--ocr', [CompletionResultType]::ParameterName, 'Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)')
            [CompletionResult]::new('--ocr-models', '--ocr-models', [CompletionResultType]::ParameterName, 'The folder with the OCR models')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No progress and no remarks; errors are still told')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tenderlens;help' {
            [CompletionResult]::new('text', 'text', [CompletionResultType]::ParameterValue, 'The letters that the tool reads, pages parted by form feeds')
            [CompletionResult]::new('tokens', 'tokens', [CompletionResultType]::ParameterValue, 'The words that jieba makes of a file, a line a block')
            [CompletionResult]::new('lexicon', 'lexicon', [CompletionResultType]::ParameterValue, 'What the tool knows: names of chips, clouds and services, labels, lists, each with its source')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Every quote of an old result against its file, to the letter')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'What changed between two results: facts that are new, gone, changed, or proven elsewhere')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'The evidence as a page to read, or the checker''s sheet')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'The register over results: purchases, buyers, totals, the funnel')
            [CompletionResult]::new('models', 'models', [CompletionResultType]::ParameterValue, 'The OCR models that are there; install takes them out of a wheel')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'The JSON Schema of the record')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'The manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tenderlens;help;text' {
            break
        }
        'tenderlens;help;tokens' {
            break
        }
        'tenderlens;help;lexicon' {
            break
        }
        'tenderlens;help;verify' {
            break
        }
        'tenderlens;help;diff' {
            break
        }
        'tenderlens;help;report' {
            break
        }
        'tenderlens;help;summary' {
            break
        }
        'tenderlens;help;models' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps')
            break
        }
        'tenderlens;help;models;install' {
            break
        }
        'tenderlens;help;schema' {
            break
        }
        'tenderlens;help;completions' {
            break
        }
        'tenderlens;help;man' {
            break
        }
        'tenderlens;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
