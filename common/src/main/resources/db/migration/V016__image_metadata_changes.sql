-- Image metadata can be changed (os-set_image_metadata), as all keys and values.
alter table volume_glance_metadata add column updated_at timestamptz;
