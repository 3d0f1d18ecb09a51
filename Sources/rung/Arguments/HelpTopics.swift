import SkillCore

/// `rung help TOPIC`: help that belongs to no single verb.
enum HelpTopic: String, CaseIterable {
  case exitCodes = "exit-codes"
  case times
  case files
  case roadmaps
  case judging
  case preferences
  case hooks

  /// `settings` is the earlier name of `preferences`.
  init?(named name: String) {
    self.init(rawValue: name == "settings" ? "preferences" : name)
  }

  var text: Text {
    switch self {
    case .exitCodes:
      Text(
        """
        0   done
        1   the answer is no: status (idle), level --at-least, notes and history without a hit,
            undo and redo with nothing left, db check and db verify with findings
        64  usage: an unknown verb, skill or option, an impossible or future time
        65  a file given as input is bad, or config.json is
        66  a file given as input is missing
        69  cannot be served: a newer database, another program's file, an old SQLite
        70  a defect in Rung
        73  a file or folder cannot be made
        74  input/output error, or a full disk
        75  another program is writing: try again
        77  no permission
        130 ended by Ctrl-C, as shells report it
        """,
        zh: """
          0   成功
          1   结果为“否”：status（空闲）、level --at-least、notes 与 history 没有结果、
              undo 与 redo 无可操作、db check 与 db verify 发现问题
          64  用法错误：未知的命令、技能或选项，不存在或将来的时间
          65  输入的文件或 config.json 有问题
          66  输入的文件不存在
          69  无法处理：数据库较新、属于其他程序，或 SQLite 太旧
          70  Rung 内部错误
          73  无法创建文件或文件夹
          74  读写错误，或磁盘已满
          75  其他程序正在写入：请稍后再试
          77  没有权限
          130 被 Ctrl-C 中断（shell 显示的退出码）
          """)
    case .times:
      Text(
        PageTexts.times.en + "\nAll of it: man rung-times",
        zh: PageTexts.times.zh + "\n全部说法：man rung-times")
    case .roadmaps:
      Text(
        """
        A roadmap is one JSON file. The minimum is a list of skills; levels, capabilities, stages, groups,
        stars and hours are optional. Comments and trailing commas are allowed.

        rung roadmap list --all           all, shipped ones too; * marks the one you follow
        rung roadmap show SLUG            what it holds
        rung roadmap use SLUG             follows it; SLUG@2 is version 2
        rung roadmap import FORMAT FILE   makes one from a Markdown checklist, a table, a roadmap.sh map
                                          or an Exercism track; --dry-run shows it first
        rung roadmap new mine.json        a small template for your own
        rung roadmap export -o mine.json  a copy of the one you follow; give it a slug of its own
        rung roadmap schema -o FILE       a JSON Schema, for editors to complete and check it
        rung roadmap validate mine.json   each error with line, column and remedy
        rung roadmap add mine.json        stores it; a stored version never changes
        rung roadmap diff OLD NEW         compares versions or files
        rung roadmap upgrade mine.json    follows the next version, after showing what changes
        rung roadmap remove SLUG          removes it from the list; undo brings it back
        rung --roadmap SLUG level         the verdict on another one, without following it

        Skills are shared by slug: what is done once counts on every roadmap that has it.
        replacedBy carries the record over a rename; skills that a new version drops keep their facts.
        """,
        zh: """
          路线图是一个 JSON 文件。最小的就是一列技能；等级、能力、阶段、组、星级与时长按需添加。
          可以有注释和多余的逗号。

          rung roadmap list --all           列出现有的与自带的；* 为正在使用的
          rung roadmap show 标识符          查看内容
          rung roadmap use 标识符           选用；标识符@2 表示第 2 版
          rung roadmap import 格式 文件     由 Markdown 清单、表格、roadmap.sh 图或 Exercism 课程生成；
                                            --dry-run 先预览
          rung roadmap new mine.json        很小的一份，作为自己写的起点
          rung roadmap export -o mine.json  导出正在使用的一份；请换用自己的标识符
          rung roadmap schema -o 文件       JSON Schema，供编辑器补全与检查
          rung roadmap validate mine.json   指出每处错误的行、列与改法
          rung roadmap add mine.json        存储；已存储的版本不会再变
          rung roadmap diff 旧 新           比较两个版本或文件
          rung roadmap upgrade mine.json    改用下一个版本，先说明会有哪些变化
          rung roadmap remove 标识符        从列表移除；可用 undo 撤回
          rung --roadmap 标识符 level       按另一张路线图评定，而不改用它

          标识符相同即为同一项技能：完成过的，在每张含有它的路线图上都算数。
          replacedBy 让改名后的技能沿用原有记录；新版本去掉的技能，记录仍会保留。
          """)
    case .preferences: HelpTopic.preferencesText
    case .hooks: HelpTopic.hooksText
    case .judging:
      Text(
        PageTexts.judging.en + "\nMore: man rung-judging",
        zh: PageTexts.judging.zh + "\n更多：man rung-judging")
    case .files:
      Text(
        """
        The database   --db PATH, else RUNG_DB, else $XDG_DATA_HOME/rung/rung.db,
                       else ~/.local/share/rung/rung.db; readable by you only
        Beside it      rung.db-journal belongs to it; rung.db.*.backup are verified copies
        Preferences    $XDG_CONFIG_HOME/rung/config.json, else ~/.config/rung/config.json;
                       hooks in the folder hooks beside it: rung help preferences, rung help hooks
        Environment    RUNG_DB, RUNG_LEARNER, RUNG_LANG (en, zh), RUNG_PAGER, RUNG_EDITOR, NO_COLOR,
                       CLICOLOR, CLICOLOR_FORCE, PAGER, VISUAL, EDITOR, COLUMNS, TZ;
                       RUNG_SQL_TRACE=1 shows the SQL of a command, for debugging
        """,
        zh: """
          数据库    --db 路径，其次 RUNG_DB，再次 $XDG_DATA_HOME/rung/rung.db，
                    最后 ~/.local/share/rung/rung.db；仅本人可读
          同一目录  rung.db-journal 是数据库的一部分；rung.db.*.backup 是经过校验的备份
          偏好设置  $XDG_CONFIG_HOME/rung/config.json，其次 ~/.config/rung/config.json；
                    钩子放在旁边的 hooks 文件夹：rung help preferences、rung help hooks
          环境变量  RUNG_DB、RUNG_LEARNER、RUNG_LANG（en、zh）、RUNG_PAGER、RUNG_EDITOR、NO_COLOR、
                    CLICOLOR、CLICOLOR_FORCE、PAGER、VISUAL、EDITOR、COLUMNS、TZ；
                    RUNG_SQL_TRACE=1 显示命令执行的 SQL，用于调试
          """)
    }
  }
}
