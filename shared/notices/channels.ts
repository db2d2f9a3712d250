/** Where else a notice is told: on the shop's website, in a newsletter, by voice. */
export const noticeChannels = ['web-page', 'newsletter-text', 'newsletter-html', 'aloud'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** The published notice for one channel, ready to be copied or saved. */
export type ChannelText = { readonly text: string; readonly fileName: string };
