/** One event of `GET /api/events`: what a change set touched, as far as the listener may read it. */
export interface ChangeEvent {
  /** Also the event's `id`: who comes back with it is told what they have missed. */
  readonly changesetid: number
  /**
   * The keys of the rows by table, null where there are more than 200; assets of every type are `assets`. Without any table
   * at all (null) too much was missed to be told: anything may have changed.
   */
  readonly touched: Readonly<Record<string, readonly number[] | null>> | null
}
