#compdef xenscope
# Completion of xenscope for zsh. Made by: xenscope completion zsh
# Use it: source <(xenscope completion zsh), or keep it as _xenscope in a directory of $fpath.

_xenscope() {
    local line value meaning files=''
    local -a values shown suffix
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        meaning=${line#*$'\t'}
        case $value in
            :list) suffix=(-S '') ;;
            :file) files='_files' ;;
            :directory) files='_files -/' ;;
            *) values+=("$value") shown+=("$value${meaning:+  -- $meaning}") ;;
        esac
    done < <("${(Q)~words[1]}" completion words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    (( $#values )) && compadd "${suffix[@]}" -l -d shown -a values
    [[ -n $files ]] && ${=files}
}

if [[ $funcstack[1] == _xenscope ]]; then
    _xenscope "$@"
else
    compdef _xenscope xenscope
fi
