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
