/** Milliseconds since 1970 now. The local host's own parts look at no other clock, so tests can move time. */
export type Clock = () => number;
