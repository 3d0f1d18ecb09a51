/// The shells' completion scripts: they ask `rung complete`, so they never go out of date.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// The spelling of earlier versions, and of many programs, for `rung completion bash`.
  init?(_ words: [String]) {
    let option = "--generate-completion-script"
    guard let first = words.first, first.hasPrefix(option) else { return nil }
    if words.count == 2, first == option {
      self.init(rawValue: words[1])
    } else if words.count == 1, first.hasPrefix(option + "=") {
      self.init(rawValue: String(first.dropFirst(option.count + 1)))
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .bash:
      #"""
      # Completion of rung for bash. Rung itself says what fits the words so far.
      _rung() {
        local line
        COMPREPLY=()
        while IFS= read -r line; do
          if [ "$line" = :files ]; then
            compopt -o default 2> /dev/null
          else
            COMPREPLY+=("$line")
          fi
        done < <("${1/#\~/$HOME}" complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2> /dev/null)
      }
      complete -o nosort -F _rung rung 2> /dev/null || complete -F _rung rung
      """#
    case .zsh:
      #"""
      #compdef rung
      # Completion of rung for zsh. Rung itself says what fits the words so far.
      _rung() {
        local line value files
        local -a before pairs
        (( CURRENT > 2 )) && before=("${(@Q)words[2,CURRENT-1]}")
        for line in "${(@f)$("${(Q)words[1]/#\~/$HOME}" complete zsh "${(Q)PREFIX}" "${before[@]}" 2> /dev/null)}"; do
          if [[ $line == :files ]]; then
            files=1
          elif [[ -n $line ]]; then
            value=${line%%$'\t'*}
            pairs+=("${${value//\\/\\\\}//:/\\:}${${line#$value}/$'\t'/:}")
          fi
        done
        (( $#pairs )) && _describe -V -t values rung pairs
        [[ -n $files ]] && _files
      }
      if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _rung "$@"; else compdef _rung rung; fi
      """#
    case .fish:
      #"""
      # Completion of rung for fish. Rung itself says what fits the words so far.
      function __rung_complete
          set -l before (commandline -opc)
          set -l current (commandline -ct)
          set -l program $before[1]
          set -e before[1]
          for line in (command $program complete fish "$current" $before 2> /dev/null)
              if test "$line" = :files
                  __fish_complete_path "$current"
              else
                  printf '%s\n' $line
              end
          end
      end
      complete -c rung -f -k -a '(__rung_complete)'
      """#
    }
  }
}
