// Clothes and things drawn by hand over the busts, in the same pen.
import { brush, ink } from '../brush.mjs';

const shape = (d, fill, width = 10) =>
  `<path d="${d}" fill="${fill}" stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"/>`;

const mirrored = (markup) => `<g transform="matrix(-1 0 0 1 922 0)">${markup}</g>`;

const lapel =
  'M384 520C356 536 330 548 308 566L284 676 324 692 296 720 348 960 384 960C360 820 352 680 384 520Z';

/** An open jacket: what is worn under it, and two lapels. Covers any collar below. */
const openJacket = (under, colours) =>
  `<path d="M384 536L334 640 344 960H578L588 640 540 536C520 600 410 604 384 536Z" fill="${colours.shirt}"/>` +
  under +
  shape(lapel, colours.lapel) +
  mirrored(shape(lapel, colours.lapel));

const tie = (colours) =>
  shape('M446 636L496 636 490 682 504 990H428L450 682Z', colours.tie, 9) +
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

export const blazer = (colours) =>
  openJacket(roundNeck(colours) + (colours.jewel ? necklace(colours) : ''), colours);

/** A knotted scarf that hides where neck and knitwear meet. */
export const scarf = (colours) =>
  shape(
    'M376 512C350 524 330 548 326 574C372 640 560 640 604 566C598 542 572 522 546 508C520 566 410 572 376 512Z',
    colours.scarf,
  ) +
  shape('M402 618C380 680 372 740 384 800L452 786C440 726 444 676 458 628Z', colours.scarf) +
  shape('M384 584C398 566 440 570 456 592C466 612 452 640 428 644C398 646 374 610 384 584Z', colours.scarf) +
  brush('M348 562C390 606 470 616 520 602M560 590C576 582 588 570 594 560', 5) +
  brush('M404 690C404 720 406 744 412 762', 5);

/** A shirt collar over a round-necked knit. */
export const poloCollar = (colours) =>
  `<path d="M384 536C410 600 520 600 540 536L560 590 470 700 366 590Z" fill="${colours.skin}"/>` +
  shape('M384 516C360 534 340 556 332 590L408 680 462 628C424 606 396 570 384 516Z', colours.shirt) +
  shape('M540 512C566 530 584 552 592 588L522 680 462 628C502 606 532 570 540 512Z', colours.shirt);

/** On the head grid. */
export const headset = `<g fill="none" stroke="${ink}" stroke-linecap="round"><path d="M92 250C70 120 190 20 320 62" stroke-width="20"/><path d="M92 250C70 120 190 20 320 62" stroke="#5a6a8c" stroke-width="8"/><path d="M104 340C116 440 150 478 206 482" stroke-width="10"/></g><rect x="62" y="236" width="58" height="98" rx="26" fill="#f2a541" stroke="${ink}" stroke-width="11"/><ellipse cx="214" cy="480" rx="20" ry="14" fill="${ink}"/>`;

/** On the head grid. */
export const earring = (colour) =>
  `<circle cx="104" cy="392" r="17" fill="${colour}" stroke="${ink}" stroke-width="8"/>`;
