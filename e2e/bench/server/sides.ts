/** The side that ours is compared with: a limit, a bare server or a peer, as the figure's name says. */
export const compared = "compared";
