# Makes an assembly file that holds FILES (paths below ROOT) and the table ro_resources that base/resource.c reads.
# usage: cmake -DROOT=… -DFILES="a;b" -DOUT=embedded.S -P embed.cmake
set(body "")
set(table "")
set(n 0)
foreach(file IN LISTS FILES)
    string(APPEND body "    .balign 64\nro_resource_${n}:\n    .incbin \"${ROOT}/${file}\"\nro_resource_${n}_end:\n    .byte 0\n")
    string(APPEND body "ro_resource_${n}_name:\n    .asciz \"${file}\"\n")
    string(APPEND table "    .quad ro_resource_${n}_name, ro_resource_${n}, ro_resource_${n}_end\n")
    math(EXPR n "${n} + 1")
endforeach()
file(WRITE "${OUT}" "    .section .rodata\n${body}
    .section .data.rel.ro, \"aw\"
    .balign 8
    .globl ro_resources
ro_resources:
${table}    .quad 0, 0, 0
    .section .note.GNU-stack, \"\", %progbits
")
