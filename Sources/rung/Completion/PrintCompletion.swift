import Arguments
import SkillCore

/// `rung completion bash`: prints the completion script.
struct PrintCompletion: Verb {
  static var name: String { "completion" }
  static var form: Form {
    Form(
      Text("Print the completion script of a shell.", zh: "输出让 shell 补全 rung 的脚本。"),
      more: Text(
        """
        bash: in ~/.bashrc, eval "$(rung completion bash)"
        zsh: in ~/.zshrc after compinit, eval "$(rung completion zsh)"
        fish: rung completion fish > ~/.config/fish/completions/rung.fish
        """,
        zh: """
          bash：在 ~/.bashrc 中写入 eval "$(rung completion bash)"
          zsh：在 ~/.zshrc 的 compinit 之后写入 eval "$(rung completion zsh)"
          fish：rung completion fish > ~/.config/fish/completions/rung.fish
          """),
      words: [
        Word(
          .shell, Text("Which shell.", zh: "哪种 shell。"),
          choices: CompletionScript.allCases.map(\.rawValue))
      ],
      examples: [
        Text(same: "rung completion bash"), Text(same: "rung completion fish > rung.fish"),
      ])
  }

  let shell: CompletionScript
  let options: GlobalOptions

  init(_ line: Line) {
    shell = line.word(0).flatMap(CompletionScript.init(rawValue:)) ?? .bash
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    Answer(shell.text + "\n", isData: true)
  }
}
