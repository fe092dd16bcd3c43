export function MapView() {
  return <p>map</p>
}
