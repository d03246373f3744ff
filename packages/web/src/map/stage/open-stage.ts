import { defaults } from 'ol/interaction/defaults.js'
import PointerInteraction from 'ol/interaction/Pointer.js'
import OlMap from 'ol/Map.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import Projection from 'ol/proj/Projection.js'
import View from 'ol/View.js'
import { frameAround, type Box, type Frame, type Spot } from '../model/frame.ts'
import type { Drawn, Floor } from '../paint/floor.ts'
import { frameOf, toCoordinate } from './flip.ts'
import { openFloorLayer } from './floor-layer.ts'
import type { Picture } from './picture.ts'
import { openPlanLayer } from './plan-layer.ts'

/** A press, a move or a release of the pointer. */
export interface Touch {
  /** On the screen, and on the plan. */
  readonly at: Spot
  readonly on: Spot
  /** Shift, Ctrl or Command is held: more is meant to be chosen. */
  readonly isMore: boolean
}

/** What the page does about what happens on the map. */
export interface StageEvents {
  readonly click: (touch: Touch) => void
  readonly hover: (touch: Touch) => void
  /** Whether the press is taken, so that the map does not move with it. */
  readonly press: (touch: Touch) => boolean
  readonly drag: (touch: Touch) => void
  readonly release: (touch: Touch) => void
  /** The view has come to rest. */
  readonly rest: (frame: Frame) => void
  readonly zoom: (frame: Frame) => void
}

/** The map of one plan in an element of the page. */
export interface Stage {
  readonly setPicture: (picture: Picture | undefined, isDark: boolean) => void
  readonly setFloor: (floor: Floor) => void
  readonly frame: () => Frame
  readonly drawn: () => Drawn
  /** Brings the middle of a frame to the middle, at its distance. */
  readonly goTo: (frame: Pick<Frame, 'left' | 'top' | 'resolution' | 'width' | 'height'>, isSlow?: boolean) => void
  /** Brings a whole box into view. */
  readonly fit: (box: Box, isSlow?: boolean) => void
  /** One step is twice as near. */
  readonly zoomBy: (steps: number) => void
  readonly close: () => void
}

interface PlanSize {
  readonly width: number
  readonly height: number
}

const air = 24
const nearest = 1 / 6

/** Opens the map of a plan of that size. */
export function openStage(target: HTMLElement, plan: PlanSize, events: StageEvents): Stage {
  const planlayer = openPlanLayer(plan.height)
  const floorlayer = openFloorLayer(plan.height)
  const map = new OlMap({
    target,
    layers: [planlayer.layer, floorlayer.layer],
    controls: [],
    interactions: defaults({ altShiftDragRotate: false, pinchRotate: false, shiftDragZoom: false }),
    keyboardEventTarget: target,
    moveTolerance: 3,
    view: viewOf(plan, target),
  })
  const view = map.getView()
  const frame = (): Frame => frameOf(view.getViewStateAndExtent().viewState, map.getSize() ?? [1, 1], plan.height)
  const duration = (isSlow = true): number =>
    isSlow && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 320 : 0
  const goTo: Stage['goTo'] = (wanted, isSlow) => {
    const x = wanted.left + (wanted.width * wanted.resolution) / 2
    const y = wanted.top + (wanted.height * wanted.resolution) / 2
    view.cancelAnimations()
    view.animate({
      center: toCoordinate({ x, y }, plan.height),
      resolution: view.getConstrainedResolution(wanted.resolution) ?? wanted.resolution,
      duration: duration(isSlow),
    })
  }

  listen(map, events, frame)
  return {
    setPicture: planlayer.show,
    setFloor: floorlayer.show,
    frame,
    drawn: floorlayer.drawn,
    goTo,
    fit: (box, isSlow) => goTo(frameAround(box, frame(), air), isSlow),
    zoomBy: (steps) => view.animate({ zoom: (view.getZoom() ?? 0) + steps, duration: duration() / 2 }),
    close: () => {
      map.setTarget(undefined)
      map.dispose()
    },
  }
}

function viewOf({ width, height }: PlanSize, target: HTMLElement): View {
  const extent = [0, 0, width, height]
  const all = frameAround(
    { left: 0, top: 0, right: width, bottom: height },
    { width: target.clientWidth || 1, height: target.clientHeight || 1 },
    air,
  )
  return new View({
    projection: new Projection({ code: 'floorplan', units: 'pixels', extent }),
    center: [width / 2, height / 2],
    resolution: all.resolution,
    minResolution: nearest,
    maxResolution: all.resolution * 2,
    extent,
    constrainOnlyCenter: true,
    enableRotation: false,
  })
}

type Press = MapBrowserEvent<PointerEvent>

function listen(map: OlMap, events: StageEvents, frame: () => Frame): void {
  const touchOf = ({ pixel: [x = 0, y = 0], originalEvent: original }: Press): Touch => {
    const { left, top, resolution } = frame()
    const isMore = original.shiftKey || original.ctrlKey || original.metaKey
    return { at: { x, y }, on: { x: left + x * resolution, y: top + y * resolution }, isMore }
  }
  // The library's own types leave open what sort of event these come from: always a pointer's.
  map.on('click', (event) => events.click(touchOf(event as Press)))
  map.on('pointermove', (event) => {
    if (!event.dragging) events.hover(touchOf(event as Press))
  })
  map.on('moveend', () => events.rest(frame()))
  map.getView().on('change:resolution', () => events.zoom(frame()))
  map.addInteraction(
    new PointerInteraction({
      handleDownEvent: (event) => events.press(touchOf(event as Press)),
      handleDragEvent: (event) => events.drag(touchOf(event as Press)),
      handleUpEvent: (event) => {
        events.release(touchOf(event as Press))
        return false
      },
    }),
  )
}
