-- Attachments in the order of their lists, and those of a server.
create index volume_attachment_live_created on volume_attachment (created_at, id) where not deleted;
create index volume_attachment_live_instance on volume_attachment (instance_uuid) where not deleted;
