import type { Component } from 'vue'

/** A page of a plugin's own. */
export interface WebPage {
  /** Its address, `/cranes/board`; what stands below it is the page's too. */
  readonly path: string
  readonly title: string
  /** Is given `rest`, what follows the address: `` or `/17`. */
  readonly component: Component
}

/** A section of the page of every asset of a type. */
export interface WebSection {
  /** The table of the asset type, `forklifts`. */
  readonly table: string
  /** Is given `id` and `row`. */
  readonly component: Component
}

/** A piece of the home page. */
export interface WebWidget {
  readonly component: Component
}

/** How a search result of a resource is told beyond its title. */
export interface WebHit {
  /** The table of the resource. */
  readonly table: string
  /** Is given `hit`. */
  readonly component: Component
}

/** A point that a layer puts on the map, in pixels of the floor plan from its top left. */
export interface LayerPoint {
  readonly mapx: number
  readonly mapy: number
  readonly label: string
  /** A CSS color. */
  readonly color?: string
  /** The page it leads to. */
  readonly link?: string
}

/** A layer of the map that people can switch on. */
export interface WebLayer {
  /** Unique in the plugin. */
  readonly name: string
  readonly label: string
  readonly points: (floorplanid: number) => Promise<readonly LayerPoint[]>
}

/** The browser half of a plugin: what its declared panels and widgets cannot draw. All of it is optional. */
export interface PluginWeb {
  readonly pages?: readonly WebPage[]
  readonly sections?: readonly WebSection[]
  readonly widgets?: readonly WebWidget[]
  readonly hits?: readonly WebHit[]
  readonly layers?: readonly WebLayer[]
}

/** Declares the browser half of a plugin; its module exports it as `web`. */
export function definePluginWeb(web: PluginWeb): PluginWeb {
  return web
}
