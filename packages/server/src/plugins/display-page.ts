/** The page of a wall display, `/displays/notifications/board`. */
export const displayPage = (plugin: string, name: string): string => `/displays/${plugin}/${name}`
