# Completion of xenscope for fish. Made by: xenscope completion fish
# Use it: xenscope completion fish | source, or keep it as ~/.config/fish/completions/xenscope.fish.

function __xenscope_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    test (count $current) -gt 0; or set current ''
    set -l program $typed[1]
    set -e typed[1]
    for line in ($program completion words -- $typed $current 2>/dev/null)
        switch $line
            case ':file*'
                __fish_complete_path $current
            case ':directory*'
                __fish_complete_directories $current
            case ':list*'
            case '*'
                echo $line
        end
    end
end
complete -c xenscope -f -a '(__xenscope_complete)'
