// The emoji that can be picked, by group, with the words they are found by.

const GROUPS = {
  Often: '👍 thumbs up yes agree|❤️ red heart love|😂 tears of joy laugh|🎉 party tada celebrate|👀 eyes look|🙏 thanks please pray|🔥 fire hot|✅ check done yes|🚀 rocket ship|💯 hundred',
  Faces: '😀 grin happy|😃 smile happy|😄 smile eyes|😁 beaming|😅 sweat relief|🤣 rolling laugh|🙂 slight smile|🙃 upside down|😉 wink|😊 blush|😇 halo angel|🥰 hearts love|😍 heart eyes|😘 kiss|😋 yum|😜 tongue wink|🤪 zany crazy|🤔 thinking hmm|🤨 eyebrow doubt|😐 neutral|😑 expressionless|😶 no mouth|🙄 eye roll|😏 smirk|😬 grimace|😌 relieved|😴 sleep tired|🤒 ill sick|🤯 mind blown|🥳 party face|😎 cool sunglasses|🤓 nerd|😕 confused|🙁 frown|😮 wow open mouth|😲 astonished|🥺 pleading|😢 cry sad|😭 sob cry loud|😱 scream fear|😡 angry rage|😤 huff|🤬 swearing|💀 skull dead|🤖 robot|👻 ghost|🤡 clown',
  People: '👎 thumbs down no|👌 ok hand|✌️ victory peace|🤞 fingers crossed luck|🤘 rock horns|👋 wave hello bye|👏 clap applause|🙌 raised hands hooray|🤝 handshake deal|💪 strong muscle|👉 point right|👆 point up|👇 point down|✋ hand stop|🖐️ hand five|🤷 shrug dunno|🤦 facepalm|🙋 raise hand question|🧑‍💻 coder developer laptop|🧑‍🚀 astronaut|🕵️ detective|👨‍👩‍👧 family|💃 dance|🏃 run',
  Nature: '🐶 dog|🐱 cat|🦊 fox|🐻 bear|🐼 panda|🐧 penguin linux|🦄 unicorn|🐢 turtle slow|🐛 bug|🦋 butterfly|🐙 octopus|🐳 whale docker|🌱 seedling plant|🌳 tree|🌸 blossom flower|🌍 earth world|🌞 sun|🌧️ rain|❄️ snow cold|⚡ lightning fast|🌈 rainbow|⭐ star|✨ sparkles',
  Things: '☕ coffee|🍵 tea|🍺 beer|🍻 cheers|🍕 pizza|🍰 cake|🍪 cookie|🍎 apple|🎂 birthday|🎁 gift|🏆 trophy win|🥇 gold medal first|⚽ football|🎸 guitar|🎮 game|🎧 headphones music|💻 laptop computer|📱 phone|⌨️ keyboard|🖨️ printer|💾 save floppy|🔧 wrench fix|🔨 hammer build|🔒 lock|🔑 key|💡 idea bulb|📌 pin|📎 clip|📝 note memo|📅 calendar date|📈 chart up|📉 chart down|📦 package|📢 announcement|🗑️ bin trash|⏳ hourglass wait|⏰ alarm clock|🚧 construction|🚨 alert siren|🚂 train|✈️ plane travel|🏠 home house',
  Signs: '➕ plus|➖ minus|❌ cross no wrong|❗ exclamation important|❓ question|⚠️ warning|🛑 stop|♻️ recycle|🔁 repeat again|🔗 link|🆗 ok|🆕 new|🔴 red|🟠 orange|🟡 yellow|🟢 green|🔵 blue|🟣 purple|⚫ black|⚪ white|💔 broken heart|💙 blue heart|💚 green heart|💛 yellow heart|💜 purple heart|🏳️‍🌈 rainbow flag pride|🏁 finish flag',
};

/** @type {{group: string, items: {emoji: string, name: string}[]}[]} */
export const EMOJI = Object.entries(GROUPS).map(([group, written]) => ({
  group,
  items: written.split('|').map((item) => {
    const blank = item.indexOf(' ');
    return { emoji: item.slice(0, blank), name: item.slice(blank + 1) };
  }),
}));

export const QUICK = EMOJI[0].items.slice(0, 3);

const ALL = EMOJI.flatMap((each) => each.items);

export const nameOf = (emoji) => ALL.find((each) => each.emoji === emoji)?.name ?? emoji;

/** Those that have a word that begins so. */
export function findEmoji(words) {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return ALL.filter(({ name }) => wanted.every((word) => name.split(' ').some((each) => each.startsWith(word))));
}
