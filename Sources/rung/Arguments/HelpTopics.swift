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
        """
        Times      14:00   2026-01-15   2026-01-15T14:00   2026-01-15T14:00+08:00   now
                   'yesterday 14:00'   '40 minutes ago'   '2 hours ago'   昨天14:00   3小时前
                   'friday 9pm'   'last friday'   '3 days ago'   周五9点   上周五   前天
                   'nov 20'   '20 nov 9am'   noon   11月20日   '昨天 中午'
                   '9pm yesterday'   'last night'   'at 9'   20.11.2025   2026-W48-4   昨晚8点   20号
        Durations  90m   1h30m   1:30   1.5h   PT1H30M   45 (minutes)   90分钟   1小时30分
        Ranges     14:00-15:30   23:30-00:15   'yesterday 14:00-15:30'   8-10pm   晚上8点到10点
        log takes a duration and a time in either order, without quotes: rung log redis 1h 3 days ago

        A time is always in the past: 14:00 is today's, or yesterday's while today's is still to come;
        as the end of something, the first 14:00 after it began.
        friday is the last one; 'last friday' is never today. 上周五 lies in the week before this one.
        8-10pm and 晚上8点到10点 are two hours. What could be two things is refused with both (1h 9).
        A length and a day without a clock (2h yesterday, 30m today) is a length on that day; elsewhere a
        day alone is its noon. An offset or Z fixes the instant; the zone and the day of a record
        are those of this machine (TZ). Dates from 1900 on; a session lasts 24 hours at most.
        All of it: man rung-times
        """,
        zh: """
          时间  14:00   2026-01-15   2026-01-15T14:00   2026-01-15T14:00+08:00   现在
                '昨天 14:00'   '今天 9点半'   40分钟前   3小时前   'yesterday 14:00'
                周五9点   星期三   上周五   上上周五   三天前   'last friday 9pm'
                11月20日   '11月20日 9点'   昨天中午   'nov 20'
                昨晚8点   今早   大前天   20号   上个月20号   20.11.2025   2026-W48-4
          时长  90m   1h30m   1:30   1.5h   PT1H30M   45（分钟）   90分钟   1小时30分
          起止  14:00-15:30   23:30-00:15   '昨天 14:00-15:30'   晚上8点到10点   8-10pm
          log 的时长和时间先后均可，不用加引号：rung log redis 1小时 三天前

          时间总是指过去：今天的 14:00 若还没到，就是昨天的；作为结束时间，则是开始之后的第一个 14:00。
          晚上8点到10点是两小时。有两种理解的（1h 9）会被拒绝，并列出两种。
          时长加日期、不说几点（昨天 2小时、今天 30分钟）是当天的时长；其他地方只给日期时取当天正午。
          周五指最近的周五（含今天）；上周五在上一周，每周从周一算起；last friday 不含今天。
          偏移量或 Z 只确定时刻；记录的时区与日期取自本机（TZ）。日期从 1900 年起；一次学习最长 24 小时。
          全部说法：man rung-times
          """)
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
        """
        An item's mastery, 0-100, is the largest of: up to 50 for study time (its target is the
        roadmap's); 80 for a completion; 100 for a completion with evidence. A capability's score is the
        mean of its items, weighted by stars; it is met at 70 when every must-have is at 80. Your level
        is the highest whose capabilities, and those of all levels below, are met.

        claimed    trusts completions
        evidenced  counts a completion without evidence 50

        A self-rating never counts; hours alone never pass 50. More: man rung-judging
        """,
        zh: """
          掌握度（0-100）取最大者：学习时间最多 50 分（目标由路线图规定）；完成 80 分；完成并有证据 100 分。
          能力得分是其条目按星数的加权平均；得分达到 70 且必备项都达到 80 才算达标。
          等级是自身及以下各级能力全部达标的最高一级。

          自述  相信完成标记
          有据  没有证据的完成只计 50 分

          自评不计分；只靠时间最多 50 分。更多：man rung-judging
          """)
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
