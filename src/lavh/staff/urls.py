"""Pages for librarians."""

from django.urls import path

from lavh.staff import views

urlpatterns = [
    path("<language:language>/staff/enter", views.enter),
    path("<language:language>/staff/publications", views.publications),
    path("<language:language>/staff/publications/on-their-way", views.on_their_way),
    path("<language:language>/staff/publications/sent/<int:number>/again", views.again),
    path("<language:language>/staff/publications/<int:number>/removal", views.removal),
]
