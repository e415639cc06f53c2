package account

import "reflect"

// filled returns a deep copy of v in which every nil slice and map is an empty
// one, so that JSON shows [] and {} and never null where a list is meant. Slices
// that JSON leaves out when empty may stay as they are; they are copied all the
// same, so that the account shares nothing that somebody might change.
func filled[T any](v T) T {
	out := reflect.New(reflect.TypeFor[T]()).Elem()
	fill(out, reflect.ValueOf(v))
	return out.Interface().(T)
}

func fill(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Struct:
		to.Set(from) // what a stage keeps to itself in unexported fields goes along as it is
		for i := range from.NumField() {
			if from.Type().Field(i).IsExported() {
				fill(to.Field(i), from.Field(i))
			}
		}
	case reflect.Slice:
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			fill(to.Index(i), from.Index(i))
		}
	case reflect.Map:
		to.Set(reflect.MakeMapWithSize(from.Type(), from.Len()))
		for it := from.MapRange(); it.Next(); {
			to.SetMapIndex(it.Key(), it.Value())
		}
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			fill(to.Elem(), from.Elem())
		}
	default:
		to.Set(from)
	}
}
