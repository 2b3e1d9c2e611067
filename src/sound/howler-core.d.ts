// The part of Howler without 3D sound, which the package has no types for: it holds the same names.
declare module 'howler/dist/howler.core.min.js' {
  export { Howl, Howler } from 'howler';
}
