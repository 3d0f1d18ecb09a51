import SkillCore

extension HelpTopic {
  static let preferencesText = Text(
    """
    rung config set KEY VALUE    lang          en or zh
                                 color         auto, always or never
                                 pager         less -FRX; off for none
                                 editor        vi
                                 policy        claimed or evidenced
                                 hook-seconds  1-600, 5 unless set
                                 day-start     04:00 lets the night belong to the evening before

    day-start applies when something is recorded, and to what today is: its day in streak, goal and
    reports is stored with the record. Earlier records stay on their day.

    Priority: a flag (--lang, --color, --no-pager, --policy); then RUNG_LANG, RUNG_PAGER, RUNG_EDITOR,
    NO_COLOR, CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb; then config.json; then the shared variables
    PAGER, VISUAL, EDITOR, LC_ALL, LC_MESSAGES, LANG. Programs are started without a shell.

    The pager is used on a terminal, for what is longer than it. A broken file is refused with its
    line and column; rung config unset KEY and rung config reset repair it.
    """,
    zh: """
      rung config set 键 值        lang          en 或 zh
                                   color         auto、always 或 never
                                   pager         less -FRX；off 表示不分页
                                   editor        vi
                                   policy        claimed 或 evidenced
                                   hook-seconds  1-600，默认 5
                                   day-start     04:00 表示凌晨四点前算前一天

      day-start 在记录时生效，也决定“今天”是哪一天：连续天数、目标与报告所用的日期随记录保存。
      已有的记录仍在原来的日期。

      优先级：选项（--lang、--color、--no-pager、--policy）；RUNG_LANG、RUNG_PAGER、RUNG_EDITOR、
      NO_COLOR、CLICOLOR_FORCE、CLICOLOR=0、TERM=dumb；config.json；最后是各程序共用的
      PAGER、VISUAL、EDITOR、LC_ALL、LC_MESSAGES、LANG。程序按空格分词直接运行，不经过 shell。

      只有在终端中且内容超过一屏时才分页。文件有错时会指出行与列；
      可用 rung config unset 键 或 rung config reset 修复。
      """)

  static let hooksText = Text(
    """
    Your own executable programs in the folder hooks beside config.json (rung config path):

    on-session   a session was recorded: log, stop, or a start that stops another
    on-done      a skill was completed
    on-level     the level rose or fell, whatever the command

    Each reads one JSON object on standard input, after the record is written; what it prints goes to
    stderr. RUNG_DB names the database, RUNG_HOOK the hook; commands that a hook runs call no hooks.
    It has hook-seconds (5) to finish; it changes neither the record nor the exit code, even if it fails.
    It is not run if it, or a folder above it, belongs to another user or others may write there.

    {"event":"on-level","at":"2026-01-15T22:00:00+08:00","command":"done sqlalchemy","learner":"ada",
     "roadmap":{"slug":"python-backend","version":1},
     "claimed":{"from":null,"to":"junior"},"evidenced":{"from":null,"to":null}}
    on-session has "session" instead of these, on-done "completion" and "evidence", as rung history --json
    shows them.
    """,
    zh: """
      放在 config.json 旁边 hooks 文件夹中的可执行程序（位置见 rung config path）：

      on-session   记录了一次学习：log、stop，或因 start 而停止的计时
      on-done      完成了一项技能
      on-level     等级上升或下降，不论由哪条命令引起

      记录写入之后，钩子从标准输入收到一个 JSON 对象；它的输出进入 stderr。RUNG_DB 是数据库，
      RUNG_HOOK 是钩子名；钩子里运行的 rung 不再触发钩子。时限为 hook-seconds（5 秒）；
      钩子出错或超时都不影响记录与退出码。钩子或通向它的文件夹属于他人、或他人可写时，不会运行。

      {"event":"on-level","at":"2026-01-15T22:00:00+08:00","command":"done sqlalchemy","learner":"ada",
       "roadmap":{"slug":"python-backend","version":1},
       "claimed":{"from":null,"to":"junior"},"evidenced":{"from":null,"to":null}}
      on-session 对应的是 "session"，on-done 是 "completion" 与 "evidence"，格式同 rung history --json。
      """)
}
