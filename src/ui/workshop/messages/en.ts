/** The words of a trainee's workshop, in English. */
import type { Messages } from './nl.ts';

const runs = (n: number) => (n === 1 ? '1 conversation' : `${n} conversations`);
const seconds = (n: number) => (n === 1 ? '1 second' : `${n} seconds`);

export const en: Messages = {
  join: {
    title: 'Join a workshop',
    code: 'Workshop code',
    codeHint: "Six characters, on your trainer's screen. Capitals and hyphens do not matter.",
    nickname: 'Your name on the board',
    nicknameHint: 'Keep this one, or fill in your own. It need not be your real name.',
    another: 'Another name',
    language: 'Language',
    join: 'Join',
    joining: 'Signing you up…',
    already: {
      title: 'You are already in',
      about: (workshop, nickname) => `On this device you take part in ‘${workshop}’ as ${nickname}.`,
      go: 'To the workshop',
    },
    back: {
      title: 'I was in before',
      about:
        'On another device, or was everything erased here? With the workshop code and your personal code you get your conversations, points and place back.',
      code: 'Your personal code',
      codeHint: 'Twelve characters. It was on the workshop page of your other device.',
      go: 'Come back',
    },
    host: 'Giving a workshop yourself?',
    home: 'Home',
    problems: {
      codeShape: 'A code has six characters. The digits 0 and 1 and the letters O, I and L are never in it.',
      personalShape:
        'A personal code has twelve characters. The digits 0 and 1 and the letters O, I and L are never in it.',
      noName: 'Fill in a name, or take another one from the hat.',
      noLine: 'No connection to the workshop. Check your wifi or mobile data and try again.',
      noSuchCode: "This code is not right, or the workshop has ended. Look at your trainer's screen once more.",
      noSuchPair: 'One of the two codes is not right, or the workshop has ended.',
      locked: 'The door is closed: your trainer lets nobody in right now. Ask whether it can open for a moment.',
      full: 'The workshop is full. Ask your trainer for a place.',
      removed: 'Your trainer has taken you out of this workshop. Not right? Have a word with your trainer.',
      taken: 'That name is taken, or looks too much like another. Choose a different one.',
      notAllowed: 'That name will not do. Use at most 20 ordinary letters, digits or an emoji.',
      tooMany: (wait) => `Too many tries. You can try again in ${seconds(wait)}.`,
      other: 'That did not work. Try again in a moment.',
    },
  },
  place: {
    as: 'You take part as',
    team: 'Team',
    noTeam: 'No team yet',
    code: 'Personal code',
    codeAbout: 'With this you go on on another device. Take a picture of it or write it down.',
    states: {
      waiting: {
        title: 'Waiting for your trainer',
        about: 'Your request is in. As soon as you are let in, this screen goes on by itself.',
      },
      lobby: { title: 'You are in', about: 'The workshop is about to begin. This screen goes on by itself.' },
      open: { title: 'Off you go', about: 'Play at your own pace. Speed earns no points.' },
      paused: {
        title: 'A short break',
        about: 'Your trainer has paused everybody. You will go on where you were.',
      },
      ended: {
        title: 'The workshop has ended',
        about: 'Your conversations and debriefs stay on this device.',
      },
      removed: {
        title: 'You are no longer in',
        about: 'Your trainer has taken you out of the workshop. Your conversations stay on this device.',
      },
      elsewhere: {
        title: 'You are no longer in here',
        about:
          'You went on on another device, or the workshop was deleted. Want to go on here? Come back with your personal code.',
      },
    },
    comeBack: 'Come back with your code',
    none: {
      title: 'You are not in a workshop yet',
      about: 'There is no workshop on this device. Ask your trainer for the code.',
      join: 'Enter a code',
    },
    offline: 'No connection. Just play on: nothing is lost.',
    handIn: {
      left: (n) => `${runs(n)} ${n === 1 ? 'is' : 'are'} kept on this device and will be handed in automatically.`,
      states: {
        playing: 'Under way',
        waiting: 'Not handed in yet',
        'handed-in': 'Handed in',
        refused: 'Not accepted',
      },
      waiting: 'Not handed in yet: that happens by itself once there is a connection. Nothing is lost.',
      handedIn: 'Handed in to the workshop.',
    },
    refusals: {
      'other-run': 'This conversation was already handed in from another device.',
      'not-your-run': 'This conversation belongs to another trainee.',
      'other-version': 'This conversation was played with another version of the scenario.',
      'other-engine': 'Your game is of another version than the workshop. Reload the page.',
      'too-many-attempts': 'You have played this conversation as often as the workshop allows.',
      other: 'The workshop does not accept this conversation. Tell your trainer.',
    },
    own: {
      title: 'Where you stand',
      place: 'Place',
      of: (place, members) => `${place} of ${members}`,
      points: 'Points',
      improved: 'Most improved',
      none: 'Finish a conversation and your place will be here.',
      counts: {
        first: 'Your first attempt at each conversation counts.',
        best: 'Your best attempt at each conversation counts.',
      },
    },
    scenarios: 'The conversations',
    minutes: (n) => (n === 1 ? '1\u00a0minute' : `${n}\u00a0minutes`),
    missing: 'This conversation is not on your device yet; that needs a connection for a moment.',
    play: 'Play',
    playOf: (title) => `Play ${title}`,
    goOn: 'Go on',
    goOnOf: (title) => `Go on with ${title}`,
    again: 'Once more',
    againOf: (title) => `Play ${title} once more`,
    debrief: 'Debrief',
    debriefOf: (attempt, title) => `Debrief of attempt ${attempt} at ${title}`,
    attempt: (n) => `Attempt ${n}`,
    score: (score) => `${score} of 100`,
    stars: (n) => `${n === 1 ? '1 star' : `${n} stars`} of three`,
    counting: 'Counts',
    consent: 'May be shown on the big screen',
    consentOf: (attempt, title) => `Attempt ${attempt} at ${title} may be shown on the big screen`,
    consentAbout:
      'A group learns from real conversations. Your trainer may then show it; you can switch it off at any time.',
    changeFailed: 'That did not get through. Try again once there is a connection.',
    back: 'To the workshop',
    home: 'Home',
    other: 'Join another workshop',
    manage: {
      title: 'Stopping',
      leave: 'Stop on this device',
      leaveAbout: 'Your place and points stay. Your personal code brings you back.',
      leaveWaiting: (n) =>
        `Mind: ${runs(n)} ${n === 1 ? 'has' : 'have'} not been handed in yet, and stopping here means ${n === 1 ? 'it' : 'they'} will not be.`,
      left: 'You have stopped taking part on this device.',
      erase: 'Erase me from the workshop',
      eraseAbout:
        'Your name, conversations and points leave the workshop for good. Your conversations stay on this device.',
      eraseNow: 'Erase me now, for good',
      keep: 'Do not erase',
      erased: 'You have been erased from the workshop.',
    },
    paused: {
      title: 'A short break',
      about: 'Your trainer has paused everybody. Your choices are kept; you will go on here.',
    },
  },
};
