import type { Messages } from './nl.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const conversations = (n: number) => count(n, 'conversation', 'conversations');

export const en: Messages = {
  title: 'Your profile',
  lead: 'Everything below is worked out from your own conversations. It is on this device and nowhere else.',
  home: 'To the overview',
  working: 'Replaying your conversations…',
  failed: 'Your conversations could not be replayed. Check your connection and try again.',
  retry: 'Try again',
  leftOut: (n) =>
    `${count(n, 'conversation does', 'conversations do')} not count: the scenario is gone, or changed so much that the choices no longer fit.`,
  empty: {
    title: 'Nothing to show yet',
    about:
      'Have a conversation, and this is where you see what you are good at, what you leave lying and what to practise.',
    start: 'Choose a conversation',
  },
  counts: {
    title: 'Conversations',
    real: 'for real',
    practice: 'in practice',
    whatIfs: 'what-ifs',
  },
  streak: {
    title: 'Days in a row',
    titleLongest: 'Your longest row of days',
    days: (n) => count(n, 'day', 'days'),
    today: 'Today already counts.',
    open: 'One conversation today adds a day.',
    none: 'That one is yours. A new one starts with one conversation, whenever it suits you.',
    weekend: 'A weekend breaks nothing.',
    longest: (n) => `Your longest row is ${count(n, 'day', 'days')}.`,
    strip: 'The last two weeks',
    played: 'conversation finished',
    rest: 'no conversation',
  },
  spots: {
    title: 'Blind spots',
    lead: 'This is where you left most points lying, for real. Your latest conversations weigh most.',
    unknown: 'Finish a conversation for real, and this tells you what is best to practise.',
    none: 'None. There is no principle on which you keep leaving points lying.',
    missed: (missedAt, chances) =>
      `${missedAt} out of ${count(chances, 'time', 'times')} there was a better answer within reach.`,
    looking: 'Looking for the conversation that trains this best…',
    unreachable: 'Where this is practised best could not be looked up now. Check your connection.',
    where: 'Where to practise',
    fresh: 'A side of this client you do not know yet.',
    again: (name) => `The side you know already: ${name}.`,
    brings: (principles) => `What comes up: ${principles}.`,
    practise: 'Practise this',
    forReal: 'Rather for real',
    first: 'If you practise first, there is no first attempt left for this side.',
    nowhere: 'None of the conversations in the game brings these principles up.',
    starting: 'This conversation could not be opened. Try once more.',
  },
  radar: {
    title: 'Your six competencies',
    lead: (runs) =>
      `How much you got out of what there was to get, in your last ${runs} conversations for real taken together. Practice does not count here.`,
    unknown: 'Your radar appears once you have finished a conversation for real. Practice does not count here.',
    now: 'Now',
    before: 'Before',
    change: 'Change',
    course: 'Course',
    competency: 'Competency',
    caption: 'Your competencies now, before, and after each conversation',
    beforeIs: (runs) => `The dashed line is how it stood ${runs} conversations ago, or after your first one.`,
    none: 'has not come up yet',
    steps: (values) => `after each conversation: ${values}`,
    notThen: 'nothing',
  },
  clients: {
    title: 'Your clients',
    lead: 'Every client has more than one side: the same words can have something quite different behind them. You only see the sides you have played out.',
    seen: (seen, all) => `${seen} of ${all} sides seen`,
    stars: (n) => count(n, 'star', 'stars'),
    side: 'Side',
    first: 'First attempt',
    best: 'Best for real',
    practice: 'Best in practice',
    caption: (client) => `What you got with ${client}`,
    notYet: 'not yet',
    unfinished: 'not finished',
    practisedFirst: 'practised first',
    hidden: (n) => `${count(n, 'side', 'sides')} still to discover.`,
    never: 'You have not spoken to this client yet.',
    meet: 'View the brief',
  },
  badges: {
    title: 'Badges',
    lead: 'A badge stands for something you have shown with different clients, for real. Once earned, it is yours.',
    earned: (n, all) => `${n} of ${all} earned`,
    on: (date) => `Earned on ${date}`,
    toEarn: 'Still to earn',
    mastering: (clients, runs) =>
      `You master a principle once it earned you points with ${clients} different clients, and cost you none in the last ${runs} conversations where it came up.`,
    mastered: (principles) => `You now master: ${principles}.`,
    progress: (have, need) => `${have} of ${need}`,
    of: {
      qualify: {
        name: 'Prospector',
        about: 'You know what is going on before you spend time on it, with more than one client.',
      },
      decider: { name: 'Map reader', about: 'You see who really decides, and who only has the title.' },
      ally: { name: 'Ally', about: 'Whoever stands between you and the decider becomes your partner.' },
      face: { name: 'Good host', about: 'With you a client can have second thoughts without losing face.' },
      process: {
        name: 'Skipper',
        about: 'You hold your course: you explain how you work, and trade instead of giving away.',
      },
      steady: { name: 'Rock', about: 'A no, a sneer or a compliment does not throw you.' },
      'every-side': {
        name: 'From every side',
        about: 'You met every side of one client, and passed each of them for real.',
      },
      'first-time': { name: 'Right first time', about: 'You passed your first attempt with three different clients.' },
      'come-back': {
        name: 'Second chance',
        about: 'Your first attempt fell short. Later you got two stars with that same side of the client.',
      },
      turned: { name: 'Relearned', about: 'A principle that used to cost you points is one you now master.' },
      sure: { name: 'Sure of yourself', about: 'When you say you are sure, you are right.' },
    },
    asks: {
      competency: (principles) => `Master ${principles} principles of this competency.`,
      'every-side': (mark) => `Pass every side of one client for real, with ${mark} points or more.`,
      'first-time': (mark) => `Get ${mark} points or more in your first attempt, with three clients.`,
      'come-back': (mark, score) => `Did a first attempt stay under ${mark}? Then get ${score} or more there for real.`,
      turned: (runs) => `Master a principle that cost you points in ${runs} conversations for real.`,
      sure: (right, of) => `Of the last ${of} times you said ‘sure’, ${right} were the best answer.`,
    },
  },
  counting: {
    title: 'What counts for what?',
    rows: [
      ['Stars, radar, badges and blind spots', 'Only conversations for real that you have finished.'],
      [
        'First attempt',
        'The first conversation for real with that side of the client, unless you had practised that side before. Starting again changes nothing about it.',
      ],
      ['Best in practice', 'Practice conversations and what-ifs.'],
      ['Side seen', 'Every finished conversation, practice and what-ifs too: the debrief told you who it was.'],
      ['Days in a row', 'A day with a finished conversation, for real or in practice. What-ifs do not count.'],
    ],
  },
  device: {
    title: 'On this device',
    lead: 'There is no account. To go on elsewhere, or to have a copy, save your profile as a file and open it there.',
    save: 'Save as a file',
    open: 'Open a file',
    erase: 'Delete everything…',
    fileName: (date) => `tegenspel-profile-${date}.json`,
  },
  report: {
    reading: 'Replaying the file…',
    title: 'From the file',
    taken: (n) => (n === 0 ? 'No new conversations.' : `${conversations(n)} taken in.`),
    newId: (n) =>
      `${count(n, 'conversation', 'conversations')} got a place of its own, beside another with the same number.`,
    onlyHere: (n) => `${count(n, 'conversation is', 'conversations are')} in this tab only, since saving failed.`,
    known: (n) => `${count(n, 'conversation was', 'conversations were')} here already.`,
    refused: (n, why) => `${conversations(n)} refused: ${why}.`,
    why: {
      damaged: 'the data makes no sense',
      'no-scenario': 'the scenario is not in this game',
      renewed: 'the scenario has been renewed and the choices no longer fit',
      impossible: 'it has a choice that was not possible at that moment',
    },
    parts: {
      'own-scenarios': (taken, known, refused) =>
        [
          taken > 0 ? `${count(taken, 'scenario', 'scenarios')} of your own taken in.` : '',
          known > 0 ? `${count(known, 'scenario of your own was', 'scenarios of your own were')} here already.` : '',
          refused > 0
            ? `${count(refused, 'scenario', 'scenarios')} of your own not taken in: unsound, or another version is here.`
            : '',
        ]
          .filter(Boolean)
          .join(' '),
      commitments: (taken, known, refused) =>
        [
          taken > 0 ? `${count(taken, 'promise to yourself', 'promises to yourself')} taken in.` : '',
          known > 0 ? `${count(known, 'promise was', 'promises were')} here already.` : '',
          refused > 0 ? `${count(refused, 'promise', 'promises')} refused: the data makes no sense.` : '',
        ]
          .filter(Boolean)
          .join(' '),
      settings: (taken) =>
        taken > 0 ? 'The settings were taken in.' : 'Your settings on this device stayed as they were.',
    },
    undo: 'Undo',
    undone: 'Undone. Everything is as it was.',
    unreadable: {
      'too-large': 'This file is too large to be a profile.',
      'not-json': 'This file is damaged or no profile. Choose the file you made with ‘Save as a file’.',
      'not-a-profile': 'This is not a Tegenspel profile. Choose the file you made with ‘Save as a file’.',
      newer: 'This file comes from a newer version of the game. Reload the page and try again.',
      failed: 'The file could not be replayed. Check your connection and try again.',
    },
    close: 'Close',
  },
  erase: {
    title: 'Delete everything from this device?',
    goes: 'This goes, for good:',
    what: [
      'all your conversations, your first attempts too',
      'stars, badges and your row of days',
      'scenarios of your own, and what you had promised yourself',
      'your settings, and the game itself for use without a connection',
    ],
    first: 'In doubt? Save it as a file first. That puts everything back.',
    save: 'Save as a file',
    saved: 'Saved. Look in your downloads.',
    erase: 'Delete everything',
    keep: 'Keep everything',
    working: 'Deleting…',
    done: 'Everything is deleted',
    doneAbout: 'Nothing of yours is left on this device. You start with a clean slate.',
    partly: 'Not everything went',
    partlyAbout: 'Your browser held on to something. Close the other tabs with the game and try again.',
    again: 'Try again',
    fresh: 'Start afresh',
  },
};
