// Clothes and things drawn by hand over the busts, in the same pen.
import { brush, ink } from '../brush.mjs';

const shape = (d, fill, width = 10) =>
  `<path d="${d}" fill="${fill}" stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"/>`;

const mirrored = (markup) => `<g transform="matrix(-1 0 0 1 922 0)">${markup}</g>`;

const neck = (colours) => `<path d="M394 496L376 600H548L532 496Z" fill="${colours.skin}"/>`;

const lapelTop = 'M388 508C368 494 350 498 336 512L306 554 284 676 324 692 296 720';

/** A jacket worn open: what is under it, and two lapels. Covers any collar below. */
const openJacket = (under, colours) => {
  const lapel = shape(`${lapelTop}L352 1140H388C362 900 352 700 388 508Z`, colours.lapel);
  return (
    neck(colours) +
    `<path d="M376 560L334 640 360 1140H562L588 640 546 560Z" fill="${colours.shirt}"/>` +
    under +
    lapel +
    mirrored(lapel)
  );
};

/** A jacket buttoned at the waist. */
const closedJacket = (under, colours) => {
  const lapel = shape(`${lapelTop}C326 800 392 880 461 930C414 820 376 680 388 508Z`, colours.lapel);
  return (
    neck(colours) +
    `<path d="M376 560L350 640 461 926 572 640 546 560Z" fill="${colours.shirt}"/>` +
    under +
    mirrored(lapel) +
    lapel +
    brush('M461 930C470 1000 472 1070 470 1160', 9) +
    `<circle cx="496" cy="968" r="13" fill="${colours.lapel}" stroke="${ink}" stroke-width="7"/>`
  );
};

const tie = (colours, end = 990) =>
  shape(`M446 636L496 636 490 682 504 ${end}H428L450 682Z`, colours.tie, 9) +
  `<path d="M452 682L490 682" stroke="${ink}" stroke-width="8"/>`;

const shirtCollar = (colours) =>
  shape('M396 540L462 636 430 690Q404 640 384 576Z', colours.shirt, 9) +
  shape('M534 540L474 636 508 690Q532 640 548 576Z', colours.shirt, 9);

export const suit = (colours) => openJacket(tie(colours) + shirtCollar(colours), colours);

/** Collar and tie alone, for a bust that has lapels of its own. */
export const collarAndTie = (colours) => tie(colours) + shirtCollar(colours);

const roundNeck = (colours) =>
  `<path d="M386 540C400 650 524 650 540 540" fill="${colours.skin}" stroke="${ink}" stroke-width="9" stroke-linecap="round"/>`;

const necklace = (colours) =>
  `<path d="M392 548C414 690 512 690 534 548" fill="none" stroke="${colours.jewel}" stroke-width="7"/><circle cx="463" cy="660" r="13" fill="${colours.jewel}" stroke="${ink}" stroke-width="6"/>`;

export const blazer = (colours) => closedJacket(roundNeck(colours) + (colours.jewel ? necklace(colours) : ''), colours);

/** A knotted scarf that hides where neck and knitwear meet. */
export const scarf = (colours) =>
  shape('M430 640C404 676 384 716 362 768L404 786 428 764C440 726 450 690 458 652Z', colours.scarf) +
  shape('M448 644C462 690 482 730 512 776L534 742 566 738C532 704 500 668 484 632Z', colours.scarf) +
  shape(
    'M386 510C350 518 326 548 320 576C372 660 560 660 608 566C602 540 574 520 542 508C520 566 420 572 386 510Z',
    colours.scarf,
  ) +
  shape(
    'M426 608C444 592 480 592 494 608C504 626 498 652 482 662C462 670 438 668 428 654C420 640 418 622 426 608Z',
    colours.scarf,
  ) +
  brush('M344 566C368 596 392 610 420 616M580 564C558 594 528 610 500 618', 6);

/** An open jacket over a T-shirt. */
export const openOverTee = (colours) => openJacket(roundNeck(colours), colours);

/** On the head grid. */
export const headset = `<g fill="none" stroke="${ink}" stroke-linecap="round"><path d="M92 250C70 120 190 20 320 62" stroke-width="20"/><path d="M92 250C70 120 190 20 320 62" stroke="#5a6a8c" stroke-width="8"/><path d="M104 340C116 440 150 478 206 482" stroke-width="10"/></g><rect x="62" y="236" width="58" height="98" rx="26" fill="#f2a541" stroke="${ink}" stroke-width="11"/><ellipse cx="214" cy="480" rx="20" ry="14" fill="${ink}"/>`;

/** On the head grid. */
export const earring = (colour) =>
  `<circle cx="104" cy="392" r="17" fill="${colour}" stroke="${ink}" stroke-width="8"/>`;

const openNeck = (colours) =>
  `<path d="M388 540L462 706 536 540Z" fill="${colours.skin}"/>` +
  shape('M394 524L458 700 408 736Q380 660 372 568Z', colours.shirt, 9) +
  shape('M530 524L466 700 516 736Q544 660 552 568Z', colours.shirt, 9);

/** A shirt without a tie, for a bust that has lapels of its own. */
export const openCollar = (colours) => neck(colours) + openNeck(colours) + pocketSquare(colours);

/** A jacket over a shirt without a tie. */
export const openJacketAndCollar = (colours) => openJacket(openNeck(colours), colours) + pocketSquare(colours);

const pocketSquare = (colours) => shape('M610 776L634 744 650 764 668 738 684 778Z', colours.jewel, 7);

/** Between two fingers of the pointing hand; the smoke stays near. */
export const cigar =
  `<path d="M826 668L842 640 948 688 936 716Z" fill="#7a4a2e" stroke="${ink}" stroke-width="8" stroke-linejoin="round"/>` +
  `<path d="M936 716L948 688 966 698 956 722Z" fill="#d9d4cc" stroke="${ink}" stroke-width="6" stroke-linejoin="round"/>`;

/** A knitted jacket over a blouse. */
export const cardigan = (colours) => {
  const band = shape(
    'M390 504C352 492 318 504 302 544C306 720 380 860 461 968V892C412 810 376 690 390 504Z',
    colours.lapel,
    9,
  );
  return (
    neck(colours) +
    `<path d="M376 560L350 640 461 900 572 640 546 560Z" fill="${colours.shirt}"/>` +
    openNeck(colours) +
    mirrored(band) +
    band +
    brush('M461 960V1160', 8) +
    [1010, 1090]
      .map((y) => `<circle cx="482" cy="${y}" r="11" fill="${colours.shirt}" stroke="${ink}" stroke-width="6"/>`)
      .join('')
  );
};

/** A zipped jacket with a lined collar, a pocket and a pen. */
export const workJacket = (colours) =>
  neck(colours) +
  `<path d="M380 540L462 676 544 540Z" fill="${colours.shirt}"/>` +
  roundNeck(colours) +
  brush('M461 690V1160', 9) +
  shape('M386 508C350 504 322 524 312 560L376 690 463 690Q402 612 386 508Z', colours.lapel, 9) +
  shape('M538 508C574 504 602 524 612 560L548 690 463 690Q524 612 538 508Z', colours.lapel, 9) +
  shape('M636 738V700H650V738Z', colours.prop, 6) +
  brush('M562 744H664V770H562Z', 8);

/** A jumper over a shirt, its collar out. */
export const jumper = (colours) =>
  neck(colours) +
  `<path d="M384 552L462 690 540 552Z" fill="${colours.skin}"/>` +
  shape(
    'M384 506C346 502 314 522 308 556C346 752 578 752 616 556C610 522 578 502 540 506Q560 640 462 676Q364 640 384 506Z',
    colours.jacket,
    9,
  ) +
  brush('M352 600L374 584M390 650L406 628M440 680L444 656M534 650L518 628M572 600L550 584M484 680L480 656', 6) +
  shape('M392 520L462 664 404 714Q370 640 366 562Z', colours.shirt, 9) +
  shape('M532 520L464 664 520 714Q554 640 558 562Z', colours.shirt, 9);

const pearlNecklace = (colours) =>
  roundNeck(colours) +
  [-2.4, -1.6, -0.8, 0, 0.8, 1.6, 2.4]
    .map(
      (k) =>
        `<circle cx="${462 + k * 28}" cy="${632 - k * k * 9}" r="13" fill="${colours.jewel}" stroke="${ink}" stroke-width="6"/>`,
    )
    .join('');

/** A string of pearls, for a bust with lapels of its own. */
export const pearls = (colours) => neck(colours) + pearlNecklace(colours);

/** An open jacket, and the same pearls. */
export const jacketAndPearls = (colours) => openJacket(pearlNecklace(colours), colours);

const ribbon = '<path d="M380 570L455 830M544 570L467 830" stroke="#c8553d" stroke-width="11"/>';

/** An open jacket, and a ribbon whose badge is behind the hands. */
export const jacketAndRibbon = (colours) => openJacket(ribbon, colours);

/** A badge on a ribbon, for a bust with lapels of its own. */
export const lanyard = () =>
  ribbon +
  shape('M416 826H506V938H416Z', '#fffdf8', 8) +
  `<circle cx="461" cy="868" r="16" fill="#cdb49c"/><path d="M434 914C440 886 482 886 488 914Z" fill="#87506b"/>`;

/** A buttoned jacket with shirt and tie. */
export const suitAndTie = (colours) => closedJacket(tie(colours, 850) + shirtCollar(colours), colours);

/** Jacket, waistcoat, shirt and tie. */
export const threePiece = (colours) =>
  openJacket(
    tie(colours) +
      shirtCollar(colours) +
      shape('M352 620L461 850 461 1140H340Z', colours.waistcoat, 8) +
      shape('M574 620L463 850 463 1140H586Z', colours.waistcoat, 8) +
      [930, 1010, 1090]
        .map((y) => `<circle cx="480" cy="${y}" r="10" fill="${colours.tie}" stroke="${ink}" stroke-width="6"/>`)
        .join(''),
    colours,
  );

/** A hood that lies on the shoulders. */
export const hood = (colours) =>
  neck(colours) +
  `<path d="M384 540L462 690 540 540Z" fill="${colours.shirt}"/>` +
  roundNeck(colours) +
  shape(
    'M392 500C326 488 268 520 250 590C318 640 402 684 462 758C522 684 606 640 674 590C658 520 598 488 532 500C572 560 526 630 462 676C398 630 352 560 392 500Z',
    colours.lapel,
  ) +
  brush(
    'M300 556C352 590 404 620 440 660M624 556C572 590 520 620 484 660M424 706C420 760 426 800 420 846M500 706C506 750 500 790 506 826',
    7,
  );

/** The hooded bust has its hood; the mug hides what the hands held. */
export const hoodAndMug = (colours) =>
  shape('M560 704H722V800C722 880 560 880 560 800Z', colours.prop, 10) +
  `<ellipse cx="641" cy="706" rx="78" ry="15" fill="#5b3a2a" stroke="${ink}" stroke-width="9"/>`;

// The print of the scarf: [x, y, turn] of each petal, in turn of two colours.
const petals = [
  [330, 590, 40],
  [376, 618, -30],
  [420, 652, 20],
  [480, 628, -50],
  [526, 648, 35],
  [570, 604, -20],
  [606, 570, 50],
  [356, 560, 10],
  [404, 590, -60],
  [540, 596, 10],
  [414, 730, 30],
  [462, 776, -40],
  [408, 830, 15],
  [468, 874, -20],
  [418, 926, 40],
  [470, 950, -60],
];

/** A wide printed scarf, one end in front. */
export const shawl = (colours) => {
  const print = (places, offset) =>
    places
      .map(
        ([x, y, turn], i) =>
          `<ellipse rx="21" ry="11" transform="translate(${x} ${y}) rotate(${turn})" fill="${(i + offset) % 2 ? colours.print : colours.blossom}"/>`,
      )
      .join('');
  return (
    shape('M396 650C368 760 360 880 372 986L508 978C492 860 502 750 530 650Z', colours.scarf) +
    print(petals.slice(10), 1) +
    shape(
      'M390 500C336 508 292 548 282 600C330 690 398 720 452 706C540 716 610 676 644 590C632 548 586 512 538 500C520 566 424 572 390 500Z',
      colours.scarf,
    ) +
    print(petals.slice(0, 10), 0) +
    brush('M318 566C352 640 410 690 452 706M612 548C584 610 530 650 470 664', 8)
  );
};

/** On the head grid: the hijab's cloth falls in folds. */
export const softFolds = () =>
  brush('M116 470C150 520 210 548 270 548M96 520C140 574 200 600 262 604M396 470C384 500 366 524 342 540', 7);

/** On the head grid: the hair at the side, over the ear. */
export const bob = ({ hair }) =>
  shape(
    'M98 128C46 170 30 300 52 408C86 436 122 424 144 396C128 352 146 304 176 268C204 234 222 190 226 150Z',
    hair,
    11,
  ) +
  `<path d="M104 152C140 120 200 128 222 156L218 112 110 110Z" fill="${hair}"/>` +
  brush('M120 188C92 240 88 310 98 370M168 186C140 226 124 262 118 300', 6);

/** On the head grid: what is left on top. */
export const strands = ({ hair }) =>
  brush('M146 132C176 88 226 66 286 72M170 152C200 106 246 88 304 94M204 160C230 126 262 114 306 118', 7, {
    color: hair,
  });

/** On the head grid: short nights. */
export const bags = () =>
  `<path d="M226 322q20 14 44 2M372 318q16 12 32 0" fill="none" stroke="#8f5d3c" stroke-width="6" stroke-linecap="round"/>`;
