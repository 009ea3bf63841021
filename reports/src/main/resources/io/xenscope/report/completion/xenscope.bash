# Completion of xenscope for bash. Made by: xenscope completion bash
# Use it: eval "$(xenscope completion bash)", or keep it as share/bash-completion/completions/xenscope.

_xenscope() {
    local line=${COMP_LINE:0:COMP_POINT} typed current before='' value
    read -ra typed <<<"$line"
    [[ $line == *[[:space:]] ]] && typed+=('')
    current=${typed[${#typed[@]} - 1]}
    # Bash replaces only what stands behind the last = or : of a word.
    [[ $current == *[=:]* ]] && before=${current%"${current##*[=:]}"}
    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        case $value in
            :list) compopt -o nospace 2>/dev/null ;;
            :file)
                compopt -o filenames 2>/dev/null
                while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "${current#"$before"}")
                ;;
            :directory)
                compopt -o filenames 2>/dev/null
                while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "${current#"$before"}")
                ;;
            *) COMPREPLY+=("${value#"$before"}") ;;
        esac
    done < <("${typed[0]/#\~/$HOME}" completion words -- "${typed[@]:1}" 2>/dev/null)
}
complete -F _xenscope xenscope
